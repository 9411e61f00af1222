CREATE INDEX "i USING x"" ;" ON public.t USING btree (a) WHERE (b = 'USING'::text);
