CREATE TABLE public.dropped (
    name text
);
CREATE FUNCTION public.note()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO public.dropped SELECT object_identity FROM pg_event_trigger_dropped_objects();
END
$function$;
CREATE EVENT TRIGGER note ON sql_drop EXECUTE FUNCTION public.note();
