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
CREATE FUNCTION public.plus(public.money2, public.money2)
 RETURNS public.money2
 LANGUAGE internal
 IMMUTABLE
AS $function$int4pl$function$;
CREATE DOMAIN public.price AS public.money2
    CONSTRAINT price_check CHECK ((VALUE IS NOT NULL));
CREATE TABLE public.t (
    price public.money2 DEFAULT '3'::public.money2,
    prices public.money2[]
);
CREATE AGGREGATE public.total(public.money2) (sfunc = public.plus, stype = public.money2, finalfunc_modify = read_only, initcond = '0', parallel = unsafe);
