
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.p: SHARE
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE INDEX i ON public.p USING btree (k);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
COMMIT;
