CREATE FUNCTION public.label_in(cstring, oid, integer)
 RETURNS public.label
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
CREATE FUNCTION public.label_modifier_in(cstring[])
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodin$function$;
CREATE FUNCTION public.label_modifier_out(integer)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodout$function$;
CREATE FUNCTION public.label_out(public.label)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharout$function$;
CREATE TYPE public.label (input = public.label_in, output = public.label_out, typmod_in = public.label_modifier_in, typmod_out = public.label_modifier_out, internallength = variable, alignment = int4, storage = extended, category = 'U', delimiter = ',', collatable = true);
CREATE TABLE public.t (
    a public.label(7)
);
