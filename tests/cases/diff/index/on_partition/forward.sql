CREATE INDEX i ON public.t1 USING btree (id);
