
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
DROP INDEX public.i;
COMMIT;
