-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
CREATE INDEX i ON public.t USING btree (a);
