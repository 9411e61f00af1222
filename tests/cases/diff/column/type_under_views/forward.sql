DROP VIEW public.w;
DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
CREATE VIEW public.w (a) AS
 SELECT a
   FROM public.v;
COMMENT ON VIEW public.w IS 'w';
