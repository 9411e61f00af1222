
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM ('a', 'b');
-- locks table public.t: ACCESS EXCLUSIVE
-- may-fail: rows may hold what the new type does not have
-- rewrite: all rows are written anew; there is no way to do it online: move the column over to another type by steps
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
DROP TYPE public.mood__old;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a'::public.mood;
COMMIT;
