CREATE OR REPLACE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
