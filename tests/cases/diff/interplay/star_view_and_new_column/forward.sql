ALTER TABLE public.t ADD COLUMN b integer;
CREATE OR REPLACE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
