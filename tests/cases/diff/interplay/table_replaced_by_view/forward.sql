DROP VIEW public.v;
-- data-loss: all rows of the table go
DROP TABLE public.old;
CREATE TABLE public.kept (
    a integer
);
CREATE VIEW public.old (a) AS
 SELECT a
   FROM public.kept;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.old;
