
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT c;
-- locks table public.t: ACCESS EXCLUSIVE
-- may-fail: values may not fit into integer
-- rewrite: all rows are written anew; there is no way to do it online: add a column of the new type, keep both by a trigger, fill it batch by batch, switch over, and drop the old one (expand and contract)
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((a > 0)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.t VALIDATE CONSTRAINT c;
COMMIT;
