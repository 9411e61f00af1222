
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN c;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN d;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN e;
COMMIT;
