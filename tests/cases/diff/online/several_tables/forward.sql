
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD COLUMN b integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE INDEX CONCURRENTLY ti ON public.t USING btree (a);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.u: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.u ADD COLUMN b integer;
-- locks table public.u: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.u ADD CONSTRAINT c CHECK ((a > 0)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.u: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.u VALIDATE CONSTRAINT c;
COMMIT;
