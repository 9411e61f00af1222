DROP FUNCTION public.f(public.pair);
-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN p;
DROP TYPE public.pair;
CREATE TYPE public.pair AS (
    b text,
    a integer
);
CREATE FUNCTION public.f(public.pair)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
ALTER TABLE public.t ADD COLUMN p public.pair;
