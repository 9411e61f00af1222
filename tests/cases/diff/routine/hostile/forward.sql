CREATE FUNCTION public."f;""x"(" a'b" integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1 -- '$function$;
