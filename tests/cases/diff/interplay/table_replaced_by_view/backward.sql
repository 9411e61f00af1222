DROP VIEW public.v;
DROP VIEW public.old;
-- data-loss: all rows of the table go
DROP TABLE public.kept;
CREATE TABLE public.old (
    a integer
);
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.old;
