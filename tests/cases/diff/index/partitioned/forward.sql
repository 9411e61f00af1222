CREATE INDEX i ON public.t USING btree (id);
