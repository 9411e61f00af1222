
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.sales: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales DETACH PARTITION public.sales_a;
-- locks table public.sales_a: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_a DROP CONSTRAINT IF EXISTS sales_a_pkey;
-- locks table public.sales_a: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_a DROP CONSTRAINT IF EXISTS sales_n_check;
-- locks table public.sales_a: ACCESS EXCLUSIVE, briefly
DO 'DECLARE home name; made name; BEGIN FOR home, made IN SELECT n.nspname, c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE x.indrelid = ''public.sales_a''::regclass AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = c.oid) AND c.relname NOT IN (''own'', ''sales_a_n_idx'') LOOP EXECUTE format(''DROP INDEX %I.%I'', home, made); END LOOP; END';
-- locks table public.sales_a: SHARE
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE INDEX IF NOT EXISTS sales_a_n_idx ON public.sales_a USING btree (n);
COMMIT;
