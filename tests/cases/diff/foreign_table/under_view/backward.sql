-- data-loss: the values of the column go
ALTER TABLE public.f DROP COLUMN b;
