
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.profiles: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.profiles DROP COLUMN phone;
COMMIT;
