-- may-fail: values may not fit into bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
