CREATE FUNCTION public.f(a text)
 RETURNS integer
 LANGUAGE sql
AS $function$select 2$function$;
