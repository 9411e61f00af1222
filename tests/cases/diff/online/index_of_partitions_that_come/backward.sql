
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
DROP INDEX public.i;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p1: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE public.p1;
COMMIT;
