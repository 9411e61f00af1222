DROP VIEW public.v;
CREATE MATERIALIZED VIEW public.v (a) AS
 SELECT a
   FROM public.t;
