ALTER TABLE public.books DROP CONSTRAINT short;
DROP FUNCTION public."both"(integer);
DROP FUNCTION public.longer(text, integer);
DROP FUNCTION public.rows(integer);
CREATE FUNCTION public."both"(integer, OUT integer, OUT integer)
 RETURNS record
 LANGUAGE sql
AS $function$SELECT $1, $1 + 1$function$;
CREATE FUNCTION public.longer(text, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT length($1) > $2$function$;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT short CHECK ((NOT public.longer(title, 200)));
CREATE FUNCTION public.rows(integer)
 RETURNS TABLE(n integer)
 LANGUAGE sql
AS $function$SELECT $1$function$;
