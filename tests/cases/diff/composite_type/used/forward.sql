CREATE TYPE public.c AS (
    a integer
);
CREATE FUNCTION public.f(public.c)
 RETURNS public.c
 LANGUAGE sql
AS $function$select $1$function$;
CREATE TABLE public.t (
    x public.c,
    y public.c[]
);
