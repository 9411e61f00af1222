DROP INDEX public.i;
ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;
DROP VIEW public.v;
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a', 'b');
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS public.e
    CONSTRAINT c CHECK ((VALUE <> 'b'::public.e));
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.d USING x::text::public.d;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN y TYPE public.d[] USING y::text[]::public.d[];
DROP DOMAIN public.d__old;
DROP TYPE public.e__old;
COMMENT ON DOMAIN public.d IS 'an e';
COMMENT ON CONSTRAINT c ON DOMAIN public.d IS 'not b';
CREATE INDEX i ON public.t USING btree (x);
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'a'::public.e;
CREATE VIEW public.v (x) AS
 SELECT x
   FROM public.t;
