
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.p: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.p ADD CONSTRAINT u UNIQUE (k);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES IN (2);
COMMIT;
