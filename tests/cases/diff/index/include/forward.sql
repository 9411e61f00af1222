CREATE INDEX i ON public.t USING btree (a) INCLUDE (b);
