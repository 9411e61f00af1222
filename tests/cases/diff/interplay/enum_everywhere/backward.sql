DROP INDEX public.i;
ALTER TABLE public.t DROP CONSTRAINT t_x_check;
ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;
DROP VIEW public.v;
DROP FUNCTION public.f(public.e);
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a', 'b', 'c');
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS public.e DEFAULT 'a'::e;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN y TYPE public.e[] USING y::text[]::public.e[];
DROP DOMAIN public.d__old;
DROP TYPE public.e__old;
CREATE FUNCTION public.f(public.e)
 RETURNS public.e
 LANGUAGE sql
AS $function$select $1$function$;
CREATE INDEX i ON public.t USING btree (x) WHERE (x = 'a'::public.e);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_x_check CHECK ((x <> 'c'::public.e));
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'b'::public.e;
CREATE VIEW public.v (x, fx) AS
 SELECT x,
    public.f(x) AS fx
   FROM public.t;
