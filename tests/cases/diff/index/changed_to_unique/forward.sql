DROP INDEX public.i;
-- may-fail: existing rows may not be unique
CREATE UNIQUE INDEX i ON public.t USING btree (a);
COMMENT ON INDEX public.i IS 'x';
