ALTER TABLE public.t DROP CONSTRAINT u;
-- may-fail: existing rows may not be unique
CREATE UNIQUE INDEX u ON public.t USING btree (a);
