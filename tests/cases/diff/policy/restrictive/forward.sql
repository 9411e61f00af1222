-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t AS RESTRICTIVE FOR UPDATE USING ((a > 0)) WITH CHECK ((a < 9));
