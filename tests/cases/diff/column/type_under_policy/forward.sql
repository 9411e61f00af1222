-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING ((a > 0));
