-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT n UNIQUE (a);
