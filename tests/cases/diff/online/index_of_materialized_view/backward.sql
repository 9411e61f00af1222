
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks materialized view public.m: SHARE UPDATE EXCLUSIVE, briefly
-- no-transaction: it cannot run in a transaction, so it is not undone
DROP INDEX CONCURRENTLY public.mi;
RESET lock_timeout;
RESET statement_timeout;
