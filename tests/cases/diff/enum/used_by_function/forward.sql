ALTER TYPE public.e ADD VALUE 'b' AFTER 'a';
CREATE FUNCTION public.f(public.e)
 RETURNS public.e
 LANGUAGE sql
AS $function$select $1$function$;
