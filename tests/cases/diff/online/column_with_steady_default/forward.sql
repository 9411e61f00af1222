
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD COLUMN c integer DEFAULT public.two();
-- locks table public.t: ACCESS EXCLUSIVE
-- rewrite: all rows are written anew; add it without that, set the default afterwards, and fill it batch by batch
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ADD COLUMN d integer DEFAULT public.three();
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD COLUMN e timestamp with time zone NOT NULL DEFAULT now();
COMMIT;
