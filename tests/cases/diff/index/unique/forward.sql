-- may-fail: existing rows may not be unique
CREATE UNIQUE INDEX i ON public.t USING btree (a, b);
