CREATE INDEX i ON public.t USING btree (a DESC NULLS LAST, b COLLATE "C" text_pattern_ops);
