
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE INDEX CONCURRENTLY i ON public.t USING btree (a) WHERE (a > 0);
RESET lock_timeout;
RESET statement_timeout;
