DROP FUNCTION public.f();
CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
AS $function$select 1::bigint$function$;
-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.f() TO r1;
