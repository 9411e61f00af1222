-- may-fail: values may not fit into character varying(10)
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(10);
