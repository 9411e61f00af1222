-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING ((a > 0));
