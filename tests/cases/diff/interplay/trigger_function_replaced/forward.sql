DROP TRIGGER g ON public.t;
DROP FUNCTION public.f();
CREATE FUNCTION public.h()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$;
CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.h();
