
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE
-- rewrite: all rows are written anew; add a plain column, keep it up to date by a trigger, and fill it batch by batch
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS ((a + 1)) STORED;
COMMIT;
