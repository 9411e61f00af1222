
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
ALTER TABLE ONLY public.p ADD CONSTRAINT pk PRIMARY KEY (a, k);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p1: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p1_pkey ON public.p1 (a, k);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p1: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY USING INDEX p1_pkey;
-- locks table public.p2: ACCESS EXCLUSIVE, briefly
ALTER TABLE ONLY public.p2 ADD CONSTRAINT p2_pkey PRIMARY KEY (a, k);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p21: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p21_pkey ON public.p21 (a, k);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p21: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p21 ADD CONSTRAINT p21_pkey PRIMARY KEY USING INDEX p21_pkey;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p3: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY p3_pkey ON public.p3 (a, k);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p3: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.p3 ADD CONSTRAINT p3_pkey PRIMARY KEY USING INDEX p3_pkey;
-- locks table public.p3: ACCESS SHARE, briefly
ALTER INDEX public.pk ATTACH PARTITION public.p3_pkey;
-- locks table public.p21: ACCESS SHARE, briefly
ALTER INDEX public.p2_pkey ATTACH PARTITION public.p21_pkey;
-- locks table public.p2: ACCESS SHARE, briefly
ALTER INDEX public.pk ATTACH PARTITION public.p2_pkey;
-- locks table public.p1: ACCESS SHARE, briefly
ALTER INDEX public.pk ATTACH PARTITION public.p1_pkey;
COMMIT;
