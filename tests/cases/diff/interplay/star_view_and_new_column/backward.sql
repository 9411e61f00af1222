DROP VIEW public.v;
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
