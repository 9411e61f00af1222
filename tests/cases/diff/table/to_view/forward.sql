-- data-loss: all rows of the table go
DROP TABLE public.t;
CREATE VIEW public.t (a) AS
 SELECT 1 AS a;
