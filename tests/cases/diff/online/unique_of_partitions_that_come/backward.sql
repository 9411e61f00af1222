
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p2: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE public.p2;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p DROP CONSTRAINT u;
COMMIT;
