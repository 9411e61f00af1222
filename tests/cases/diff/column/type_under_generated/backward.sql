ALTER TABLE public.t DROP COLUMN g;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS ((a + 1)) STORED;
