-- data-loss: all rows of the table go
DROP TABLE public.k;
-- data-loss: all rows of the table go
DROP TABLE public.p;
