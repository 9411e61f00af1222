CREATE FUNCTION public.f(public.later)
 RETURNS integer
 LANGUAGE internal
AS $function$int4in$function$;
