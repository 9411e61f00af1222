-- data-loss: the values of the column go
ALTER TABLE public.p DROP COLUMN n;
