CREATE FUNCTION public.f()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$;
CREATE TABLE public.p (
    a integer,
    b integer
) PARTITION BY LIST (a);
CREATE TRIGGER g AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.p1 DISABLE TRIGGER g;
