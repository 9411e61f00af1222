CREATE OR REPLACE VIEW public.v AS SELECT
    NULL::integer AS a;
CREATE FUNCTION public.f()
 RETURNS SETOF public.v
 LANGUAGE sql
 STABLE
AS $function$select * from v$function$;
CREATE OR REPLACE VIEW public.v (a) AS
 SELECT (count(*))::integer AS a
   FROM public.f() f(a);
