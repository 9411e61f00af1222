CREATE TABLE public.dropped (name text);
CREATE TABLE public.books (id int);
CREATE FUNCTION public.note() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.dropped SELECT object_identity FROM pg_event_trigger_dropped_objects();
END
$$;
CREATE EVENT TRIGGER note ON sql_drop EXECUTE FUNCTION public.note();
