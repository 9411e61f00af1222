CREATE FUNCTION public.n()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
