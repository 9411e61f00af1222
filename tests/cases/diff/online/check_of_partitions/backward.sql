
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p DROP CONSTRAINT c;
COMMIT;
