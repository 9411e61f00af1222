DROP TYPE public.money2 CASCADE;
CREATE TYPE public.money2;
CREATE FUNCTION public.money2_in(cstring)
 RETURNS public.money2
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4in$function$;
CREATE FUNCTION public.money2_out(public.money2)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4out$function$;
