-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING ((a > 0));
