CREATE MATERIALIZED VIEW public.m (a) AS
 SELECT a
   FROM public.t;
