DROP FUNCTION public.a();
DROP FUNCTION public.b();
CREATE FUNCTION public.a()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE FUNCTION public.b()
 RETURNS text
 LANGUAGE sql
AS $function$select 'b'$function$;
