CREATE FUNCTION public.n()
 RETURNS bigint
 LANGUAGE sql
AS $function$select count(*) from f()$function$;
CREATE TABLE public.t (
    a integer DEFAULT 1
);
CREATE FUNCTION public.f()
 RETURNS SETOF public.t
 LANGUAGE sql
AS $function$select * from t$function$;
