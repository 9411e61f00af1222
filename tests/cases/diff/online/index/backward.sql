
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE, briefly
-- no-transaction: it cannot run in a transaction, so it is not undone
DROP INDEX CONCURRENTLY public.i;
RESET lock_timeout;
RESET statement_timeout;
