CREATE INDEX i ON public.c USING btree (a);
-- may-fail: rows may hold NULL
ALTER TABLE public.p ALTER COLUMN a SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_a_check CHECK ((a > 0));
