DROP VIEW public.v;
CREATE VIEW public.v (z) AS
 SELECT a AS z
   FROM public.t;
