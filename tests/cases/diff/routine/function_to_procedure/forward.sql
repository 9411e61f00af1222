DROP FUNCTION public.f();
CREATE PROCEDURE public.f()
 LANGUAGE sql
AS $procedure$select 1$procedure$;
