-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_id_check CHECK ((id > 0));
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
