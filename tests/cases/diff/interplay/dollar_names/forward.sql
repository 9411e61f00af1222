CREATE TABLE public."$1" (
    "$a$" integer
);
CREATE FUNCTION public."$f$"()
 RETURNS text
 LANGUAGE sql
AS $function$ select '$f$ $$' $function$;
