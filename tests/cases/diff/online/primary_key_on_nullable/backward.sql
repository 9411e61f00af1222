
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT k;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
COMMIT;
