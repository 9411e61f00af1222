-- data-loss: the values of the attribute go, in every row that has the type
ALTER TYPE public.c DROP ATTRIBUTE b;
CREATE OR REPLACE FUNCTION public.f()
 RETURNS public.c
 LANGUAGE sql
AS $function$select row(1)::c$function$;
