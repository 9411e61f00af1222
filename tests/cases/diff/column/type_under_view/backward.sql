DROP VIEW public.v;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
