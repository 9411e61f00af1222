DROP INDEX public.i;
DROP FUNCTION public.f(integer);
CREATE FUNCTION public.f(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1$function$;
CREATE INDEX i ON public.t USING btree (public.f(a));
