CREATE PROCEDURE public.f(IN text)
 LANGUAGE sql
AS $procedure$select 1$procedure$;
