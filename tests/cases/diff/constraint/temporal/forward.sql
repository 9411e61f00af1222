-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN d SET NOT NULL;
-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id, d WITHOUT OVERLAPS);
