ALTER TYPE public.c ADD ATTRIBUTE b integer;
CREATE OR REPLACE FUNCTION public.f()
 RETURNS public.c
 LANGUAGE sql
AS $function$select row(1, 2)::c$function$;
