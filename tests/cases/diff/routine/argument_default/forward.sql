CREATE OR REPLACE FUNCTION public.f(a integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
