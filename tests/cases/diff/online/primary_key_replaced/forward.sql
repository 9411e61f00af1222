
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may hold NULL
-- full-scan: all rows are read
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY k__new ON public.t (id, a);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT k;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX k__new;
COMMIT;
