ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
DROP FUNCTION public.f();
CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
AS $function$select 1::bigint$function$;
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f();
