CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t
  WHERE (a > 0);
