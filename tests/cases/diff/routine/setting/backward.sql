CREATE OR REPLACE FUNCTION public.f()
 RETURNS integer
 LANGUAGE sql
 SET work_mem TO '1MB'
AS $function$select 1$function$;
