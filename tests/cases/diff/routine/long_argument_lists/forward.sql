CREATE FUNCTION public.f(timestamp with time zone, timestamp with time zone, double precision, integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE FUNCTION public.f(timestamp with time zone, timestamp with time zone, double precision, text)
 RETURNS integer
 LANGUAGE sql
AS $function$select 2$function$;
COMMENT ON FUNCTION public.f(timestamp with time zone, timestamp with time zone, double precision, text) IS 'the longer one';
CREATE AGGREGATE public.g(timestamp with time zone, timestamp with time zone, double precision, integer) (sfunc = public.h, stype = integer, finalfunc_modify = read_only, parallel = unsafe);
