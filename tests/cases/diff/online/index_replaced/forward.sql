
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not be unique
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY i__new ON public.t USING btree (a, b);
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE, briefly
-- no-transaction: it cannot run in a transaction, so it is not undone
DROP INDEX CONCURRENTLY public.i;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: SHARE UPDATE EXCLUSIVE, briefly
ALTER INDEX public.i__new RENAME TO i;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks index public.t.i: SHARE UPDATE EXCLUSIVE, briefly
COMMENT ON INDEX public.i IS 'by a and b';
COMMIT;
