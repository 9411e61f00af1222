DROP FUNCTION public."both"(integer);
CREATE FUNCTION public."both"(one integer, OUT same integer, OUT next integer)
 RETURNS record
 LANGUAGE sql
AS $function$SELECT one, one + 1$function$;
CREATE OR REPLACE FUNCTION public.longer(value text, most integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT length(value) > most$function$;
CREATE OR REPLACE FUNCTION public.rows(one integer)
 RETURNS TABLE(n integer)
 LANGUAGE sql
AS $function$SELECT one$function$;
