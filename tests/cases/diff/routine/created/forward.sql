CREATE FUNCTION public.f(a integer, b text DEFAULT 'x''y'::text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 7
AS $function$ select $1::text || $2 $function$;
