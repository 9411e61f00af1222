-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
-- may-fail: values may not fit into bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
-- may-fail: values may not fit into text
ALTER TABLE public.t ALTER COLUMN c TYPE text USING c::text;
ALTER TABLE public.t ADD COLUMN d date DEFAULT now();
