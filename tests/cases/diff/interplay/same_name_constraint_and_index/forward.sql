ALTER TABLE public.t DROP CONSTRAINT n;
ALTER TABLE public.t ADD COLUMN b integer;
CREATE INDEX n ON public.t USING btree (b);
