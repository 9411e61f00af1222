-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN c TYPE text;
ALTER TABLE public.t ADD COLUMN d date DEFAULT now();
