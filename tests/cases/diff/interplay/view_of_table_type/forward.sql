CREATE VIEW public.v (whole) AS
 SELECT t.*::public.t AS whole
   FROM public.t;
