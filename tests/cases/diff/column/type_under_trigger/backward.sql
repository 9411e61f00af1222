DROP TRIGGER g ON public.t;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
