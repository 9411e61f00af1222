DROP FUNCTION public.a();
DROP VIEW public.v;
DROP FUNCTION public.b();
CREATE FUNCTION public.a()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE FUNCTION public.b()
 RETURNS integer
 LANGUAGE sql
AS $function$select a()$function$;
CREATE VIEW public.v (x) AS
 SELECT public.b() AS x;
