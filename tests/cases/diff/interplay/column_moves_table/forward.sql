-- data-loss: the values of the column go
ALTER TABLE public.a DROP COLUMN y;
ALTER TABLE public.b ADD COLUMN y text;
