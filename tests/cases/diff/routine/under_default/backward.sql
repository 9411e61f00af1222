ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
DROP FUNCTION public.f();
CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f();
