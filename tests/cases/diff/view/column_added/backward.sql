DROP VIEW public.v;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
