CREATE INDEX i ON public.t USING btree (a) WHERE (b IS NOT NULL);
