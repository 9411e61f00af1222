CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.t ENABLE REPLICA TRIGGER g;
