-- data-loss: all rows of the table go
DROP TABLE public.t;
