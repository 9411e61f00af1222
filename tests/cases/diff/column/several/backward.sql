-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN d;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
ALTER TABLE public.t ADD COLUMN b integer;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN c TYPE integer USING c::integer;
