CREATE FUNCTION public.f(public.t[])
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE TABLE public.u (
    ts public.t[]
);
