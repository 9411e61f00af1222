
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY u__new ON public.t (a);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.r: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.r DROP CONSTRAINT f;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT u;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT u UNIQUE USING INDEX u__new;
-- locks table public.r: SHARE ROW EXCLUSIVE, briefly
ALTER TABLE public.r ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.t(a) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.r: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.r VALIDATE CONSTRAINT f;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks constraint public.t.u: ACCESS SHARE, briefly
COMMENT ON CONSTRAINT u ON public.t IS 'by a';
COMMIT;
