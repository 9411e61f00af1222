CREATE OR REPLACE FUNCTION public.f()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$select 1$function$;
