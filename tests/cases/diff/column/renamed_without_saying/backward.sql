-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t ADD COLUMN a integer;
