
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.r: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.r DROP CONSTRAINT f;
COMMIT;
