DROP FUNCTION public.f();
CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.f() TO r1;
