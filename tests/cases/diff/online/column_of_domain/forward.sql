
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE
-- rewrite: all rows are written anew; add it without that, set the default afterwards, and fill it batch by batch
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ADD COLUMN c public.d DEFAULT 1;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD COLUMN f public.e DEFAULT 1;
COMMIT;
