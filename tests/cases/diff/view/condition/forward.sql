CREATE OR REPLACE VIEW public.v (a) AS
 SELECT a
   FROM public.t
  WHERE (b IS NOT NULL);
