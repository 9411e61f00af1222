
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE ROW EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT f__new FOREIGN KEY (a) REFERENCES public.r(id) ON DELETE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.t VALIDATE CONSTRAINT f__new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t DROP CONSTRAINT f;
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t RENAME CONSTRAINT f__new TO f;
COMMIT;
