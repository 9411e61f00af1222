-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t FOR SELECT TO "R 2", r1 USING ((a > 0));
