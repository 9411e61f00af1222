
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY k ON public.t (id);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
COMMIT;
