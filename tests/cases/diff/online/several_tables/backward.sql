
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN b;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE, briefly
-- no-transaction: it cannot run in a transaction, so it is not undone
DROP INDEX CONCURRENTLY public.ti;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.u: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE public.u DROP COLUMN b;
-- locks table public.u: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.u DROP CONSTRAINT c;
COMMIT;
