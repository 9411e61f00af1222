
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks materialized view public.m: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not be unique
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY mi ON public.m USING btree (a);
RESET lock_timeout;
RESET statement_timeout;
