
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.r: SHARE ROW EXCLUSIVE, briefly
ALTER TABLE public.r ADD CONSTRAINT f FOREIGN KEY (a, k) REFERENCES public.p(a, k) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.r: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE public.r VALIDATE CONSTRAINT f;
COMMIT;
