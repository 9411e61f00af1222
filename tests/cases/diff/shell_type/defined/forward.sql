DROP FUNCTION public.money2_in(cstring);
DROP FUNCTION public.money2_out(public.money2);
DROP TYPE public.money2;
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
CREATE TYPE public.money2 (input = public.money2_in, output = public.money2_out, internallength = 4, passedbyvalue = true, alignment = int4, storage = plain, category = 'U', delimiter = ',');
