-- may-fail: existing rows may not be unique
CREATE UNIQUE INDEX i ON public.m USING btree (a);
