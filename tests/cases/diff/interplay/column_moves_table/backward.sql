-- data-loss: the values of the column go
ALTER TABLE public.b DROP COLUMN y;
ALTER TABLE public.a ADD COLUMN y text;
