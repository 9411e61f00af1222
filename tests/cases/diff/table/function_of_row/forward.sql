CREATE TABLE public.t (
    a integer
);
CREATE FUNCTION public.f(x public.t)
 RETURNS integer
 LANGUAGE sql
AS $function$select x.a$function$;
