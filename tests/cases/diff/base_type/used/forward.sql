CREATE FUNCTION public.plus(public.money2, public.money2)
 RETURNS public.money2
 LANGUAGE internal
 IMMUTABLE
AS $function$int4pl$function$;
CREATE OPERATOR public.+ (leftarg = public.money2, rightarg = public.money2, function = public.plus);
CREATE TABLE public.t (
    price public.money2 DEFAULT '3'::public.money2,
    prices public.money2[]
);
CREATE VIEW public.v (price) AS
 SELECT price
   FROM public.t;
