
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p: ACCESS EXCLUSIVE, briefly
DROP INDEX public.i;
-- locks table public.p: SHARE, briefly
CREATE INDEX i ON ONLY public.p USING btree (u);
-- locks table public.p2: SHARE, briefly
CREATE INDEX i_part2 ON ONLY public.p2 USING btree (u);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p1: SHARE UPDATE EXCLUSIVE
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE INDEX CONCURRENTLY i_part1 ON public.p1 USING btree (u);
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p21: SHARE UPDATE EXCLUSIVE
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE INDEX CONCURRENTLY i_part3 ON public.p21 USING btree (u);
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public.p3: SHARE UPDATE EXCLUSIVE
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE INDEX CONCURRENTLY i_part4 ON public.p3 USING btree (u);
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.p3: ACCESS SHARE, briefly
ALTER INDEX public.i ATTACH PARTITION public.i_part4;
-- locks table public.p21: ACCESS SHARE, briefly
ALTER INDEX public.i_part2 ATTACH PARTITION public.i_part3;
-- locks table public.p2: ACCESS SHARE, briefly
ALTER INDEX public.i ATTACH PARTITION public.i_part2;
-- locks table public.p1: ACCESS SHARE, briefly
ALTER INDEX public.i ATTACH PARTITION public.i_part1;
COMMIT;
