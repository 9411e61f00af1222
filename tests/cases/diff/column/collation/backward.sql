-- may-fail: values may not fit into text
ALTER TABLE public.t ALTER COLUMN a TYPE text USING a::text;
