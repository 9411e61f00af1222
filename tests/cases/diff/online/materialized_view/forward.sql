
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
CREATE MATERIALIZED VIEW public.m__new (a, b) AS
 SELECT a,
    b
   FROM public.t
  WHERE (a > 0);
CREATE INDEX mb__new1 ON public.m__new USING btree (b);
CREATE UNIQUE INDEX mi__new2 ON public.m__new USING btree (a);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks view public.v: ACCESS EXCLUSIVE, briefly
DROP VIEW public.v;
-- locks materialized view public.m: ACCESS EXCLUSIVE, briefly
DROP MATERIALIZED VIEW public.m;
ALTER MATERIALIZED VIEW public.m__new RENAME TO m;
ALTER INDEX public.mb__new1 RENAME TO mb;
ALTER INDEX public.mi__new2 RENAME TO mi;
-- locks view public.v: ACCESS SHARE, briefly
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.m;
-- locks view public.v: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.v TO PUBLIC;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks materialized view public.m: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.m TO PUBLIC;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
COMMENT ON COLUMN public.m.a IS 'a';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
COMMENT ON INDEX public.mb IS 'by b';
COMMIT;
