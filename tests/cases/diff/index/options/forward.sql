CREATE INDEX i ON public.t USING btree (a) WITH (fillfactor='70');
