CREATE FUNCTION public.f(a integer, OUT b integer, INOUT c text, VARIADIC d integer[])
 RETURNS record
 LANGUAGE plpgsql
AS $function$begin end$function$;
