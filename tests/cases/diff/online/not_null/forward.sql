
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

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.t: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.t: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may hold NULL
-- full-scan: all rows are read
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
COMMIT;
