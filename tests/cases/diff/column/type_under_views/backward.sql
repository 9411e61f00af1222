DROP VIEW public.w;
DROP VIEW public.v;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
CREATE VIEW public.w (a) AS
 SELECT a
   FROM public.v;
COMMENT ON VIEW public.w IS 'w';
