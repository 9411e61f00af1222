CREATE LANGUAGE l HANDLER pg_catalog.plpgsql_call_handler;
CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE l
AS $function$begin return 1; end$function$;
