
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales_1: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_1 RENAME CONSTRAINT sales_1_pkey TO first;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales_2: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_2 RENAME CONSTRAINT "second's key" TO sales_2_pkey;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.visits: SHARE ROW EXCLUSIVE, briefly
ALTER TABLE public.visits ADD CONSTRAINT theirs FOREIGN KEY (owner) REFERENCES public.owners(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.visits: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.visits VALIDATE CONSTRAINT theirs;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.visits: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.visits ADD CONSTRAINT visits_place_day_key UNIQUE (place, day);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.visits_1: ACCESS EXCLUSIVE, briefly
DO 'DECLARE made name; BEGIN FOR made IN SELECT o.conname FROM pg_constraint o JOIN pg_constraint w ON w.oid = o.conparentid WHERE w.conrelid = ''public.visits''::regclass AND w.conname = ''visits_place_day_key'' AND o.conrelid = ''public.visits_1''::regclass AND o.conname <> ''first''''s key'' LOOP EXECUTE format(''ALTER TABLE %s RENAME CONSTRAINT %I TO %I'', ''public.visits_1'', made, ''first''''s key''); END LOOP; END';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.visits_2 PARTITION OF public.visits FOR VALUES IN (2, 3) PARTITION BY LIST (place);
DO 'DECLARE made name; BEGIN FOR made IN SELECT o.conname FROM pg_constraint o JOIN pg_constraint w ON w.oid = o.conparentid WHERE w.conrelid = ''public.visits''::regclass AND w.conname = ''theirs'' AND o.conrelid = ''public.visits_2''::regclass AND o.conname <> ''visits_2_owner_fkey'' LOOP EXECUTE format(''ALTER TABLE %s RENAME CONSTRAINT %I TO %I'', ''public.visits_2'', made, ''visits_2_owner_fkey''); END LOOP; END';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.visits_2_a PARTITION OF public.visits_2 FOR VALUES IN (2);
DO 'DECLARE made name; BEGIN FOR made IN SELECT o.conname FROM pg_constraint o JOIN pg_constraint w ON w.oid = o.conparentid WHERE w.conrelid = ''public.visits_2''::regclass AND w.conname = ''visits_2_place_day_key'' AND o.conrelid = ''public.visits_2_a''::regclass AND o.conname <> ''own'' LOOP EXECUTE format(''ALTER TABLE %s RENAME CONSTRAINT %I TO %I'', ''public.visits_2_a'', made, ''own''); END LOOP; END';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
COMMENT ON CONSTRAINT own ON public.visits_2_a IS 'as the table that was attached had it';
COMMIT;
