
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
ALTER TABLE ONLY public.p ADD CONSTRAINT pu UNIQUE (a, k, u) DEFERRABLE;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p1: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p1_a_k_u_key ON public.p1 (a, k, u);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p1: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p1 ADD CONSTRAINT p1_a_k_u_key UNIQUE USING INDEX p1_a_k_u_key DEFERRABLE;
-- locks table public.p2: ACCESS EXCLUSIVE, briefly
ALTER TABLE ONLY public.p2 ADD CONSTRAINT p2_a_k_u_key UNIQUE (a, k, u) DEFERRABLE;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p21: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p21_a_k_u_key ON public.p21 (a, k, u);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p21: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p21 ADD CONSTRAINT p21_a_k_u_key UNIQUE USING INDEX p21_a_k_u_key DEFERRABLE;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p3: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p3_a_k_u_key ON public.p3 (a, k, u);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p3: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p3 ADD CONSTRAINT p3_a_k_u_key UNIQUE USING INDEX p3_a_k_u_key DEFERRABLE;
-- locks table public.p3: ACCESS SHARE, briefly
ALTER INDEX public.pu ATTACH PARTITION public.p3_a_k_u_key;
-- locks table public.p21: ACCESS SHARE, briefly
ALTER INDEX public.p2_a_k_u_key ATTACH PARTITION public.p21_a_k_u_key;
-- locks table public.p2: ACCESS SHARE, briefly
ALTER INDEX public.pu ATTACH PARTITION public.p2_a_k_u_key;
-- locks table public.p1: ACCESS SHARE, briefly
ALTER INDEX public.pu ATTACH PARTITION public.p1_a_k_u_key;
COMMIT;
