DROP INDEX public.i;
DROP FUNCTION public.f(integer);
CREATE FUNCTION public.f(integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1::bigint$function$;
CREATE INDEX i ON public.t USING btree (public.f(a));
