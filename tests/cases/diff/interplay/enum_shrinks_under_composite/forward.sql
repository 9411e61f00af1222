DROP FUNCTION public.f(public.c);
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a');
ALTER TYPE public.c RENAME TO c__old;
CREATE TYPE public.c AS (
    x public.e,
    n integer
);
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN c TYPE public.c USING c::text::public.c;
DROP TYPE public.c__old;
DROP TYPE public.e__old;
COMMENT ON COLUMN public.c.x IS 'an e';
CREATE FUNCTION public.f(public.c)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
