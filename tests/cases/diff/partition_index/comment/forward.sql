CREATE TABLE public.p (
    a integer
) PARTITION BY LIST (a);
CREATE INDEX whole ON public.p USING btree (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
DO 'DECLARE renames text := (SELECT format(''ALTER INDEX %I.%I RENAME TO %I'', n.nspname, c.relname, ''own'') FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.inhparent = ''public.whole''::regclass AND x.indrelid = ''public.p1''::regclass AND c.relname <> ''own''); BEGIN IF renames IS NOT NULL THEN EXECUTE renames; END IF; END';
COMMENT ON INDEX public.own IS 'ours';
