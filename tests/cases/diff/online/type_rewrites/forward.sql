
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks view public.s: ACCESS EXCLUSIVE, briefly
DROP VIEW public.s;
-- locks table public.t: ACCESS EXCLUSIVE
-- rewrite: all rows are written anew; there is no way to do it online: add a column of the new type, keep both by a trigger, fill it batch by batch, switch over, and drop the old one (expand and contract)
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.t ALTER COLUMN b TYPE bigint;
-- locks view public.s: ACCESS SHARE, briefly
CREATE VIEW public.s (b) AS
 SELECT b
   FROM public.t;
COMMIT;
