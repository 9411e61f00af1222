COMMENT ON TRIGGER g ON public.t IS 'x';
