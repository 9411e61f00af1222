ALTER TABLE public.t ADD COLUMN b text NOT NULL;
-- may-fail: existing rows may not be unique
CREATE UNIQUE INDEX i ON public.t USING btree (b);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT k CHECK ((b <> ''::text));
