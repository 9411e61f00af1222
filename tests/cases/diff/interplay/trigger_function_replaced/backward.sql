DROP TRIGGER g ON public.t;
DROP FUNCTION public.h();
CREATE FUNCTION public.f()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$;
CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
