-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_a_b_key UNIQUE (a, b);
CREATE INDEX p_b_idx ON public.p USING btree (b);
