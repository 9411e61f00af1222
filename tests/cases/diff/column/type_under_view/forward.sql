DROP VIEW public.v;
-- may-fail: values may not fit into bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
