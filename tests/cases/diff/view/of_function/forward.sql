CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$select 1$function$;
CREATE VIEW public.v (n) AS
 SELECT public.f() AS n
   FROM public.t;
