DROP INDEX public.i;
ALTER TABLE public.t ADD COLUMN b integer;
CREATE INDEX i ON public.t USING btree (a, b);
