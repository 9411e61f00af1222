DROP TRIGGER g ON public.v;
