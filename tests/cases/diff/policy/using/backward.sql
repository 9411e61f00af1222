-- privilege-change: who sees and changes which rows changes
ALTER POLICY p ON public.t USING ((a > 0));
