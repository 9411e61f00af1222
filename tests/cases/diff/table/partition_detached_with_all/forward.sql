ALTER TABLE public.p DETACH PARTITION public.c;
ALTER TABLE public.c RENAME CONSTRAINT p_a_not_null TO c_a_not_null;
CREATE INDEX IF NOT EXISTS c_b_idx ON public.c USING btree (b);
