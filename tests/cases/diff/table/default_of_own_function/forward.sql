CREATE TABLE public.t (
    a integer,
    b integer DEFAULT 5
);
CREATE FUNCTION public.f(public.t)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
