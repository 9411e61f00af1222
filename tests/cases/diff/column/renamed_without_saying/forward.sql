-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN a;
ALTER TABLE public.t ADD COLUMN b integer;
