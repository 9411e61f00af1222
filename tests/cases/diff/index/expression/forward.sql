CREATE INDEX i ON public.t USING btree (lower(b), ((a + 1)));
