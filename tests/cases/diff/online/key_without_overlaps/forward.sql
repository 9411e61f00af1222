
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ADD CONSTRAINT u UNIQUE (a, during WITHOUT OVERLAPS);
COMMIT;
