CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
CREATE FUNCTION public.f()
 RETURNS SETOF public.v
 LANGUAGE sql
AS $function$select * from v$function$;
