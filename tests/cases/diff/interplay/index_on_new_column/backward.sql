-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
