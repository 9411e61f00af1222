
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT c__new CHECK ((a > 0)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.t VALIDATE CONSTRAINT c__new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT c;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t RENAME CONSTRAINT c__new TO c;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks constraint public.t.c: ACCESS SHARE, briefly
COMMENT ON CONSTRAINT c ON public.t IS 'positive';
COMMIT;
