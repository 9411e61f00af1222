CREATE FUNCTION public.f()
 RETURNS text
 LANGUAGE plpgsql
AS $functionx$ begin return $b$ it's \ "$$" $function$ $b$; end $functionx$;
