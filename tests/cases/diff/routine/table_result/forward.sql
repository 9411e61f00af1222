CREATE FUNCTION public.f()
 RETURNS TABLE(a integer, b text)
 LANGUAGE plpgsql
 ROWS 50
AS $function$begin return; end$function$;
