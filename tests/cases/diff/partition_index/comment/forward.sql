CREATE TABLE public.p (
    a integer
) PARTITION BY LIST (a);
CREATE INDEX whole ON public.p USING btree (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
DO 'DECLARE home name; made name; BEGIN FOR home, made IN SELECT n.nspname, c.relname FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.inhparent = ''public.whole''::regclass AND x.indrelid = ''public.p1''::regclass AND c.relname <> ''own'' LOOP EXECUTE format(''ALTER INDEX %I.%I RENAME TO %I'', home, made, ''own''); END LOOP; END';
COMMENT ON INDEX public.own IS 'ours';
