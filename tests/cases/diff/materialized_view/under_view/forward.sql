DROP VIEW public.v;
DROP MATERIALIZED VIEW public.m;
CREATE MATERIALIZED VIEW public.m (a) AS
 SELECT a
   FROM public.t
  WHERE (a > 1);
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.m;
