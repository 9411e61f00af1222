-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
-- may-fail: values may not fit into bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING ((a > 0));
