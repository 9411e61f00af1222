CREATE INDEX i ON ONLY public.p USING btree (a);
CREATE INDEX i1 ON public.p1 USING btree (a);
ALTER INDEX public.i ATTACH PARTITION public.i1;
