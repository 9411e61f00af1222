COMMENT ON RULE r ON public.t IS 'x';
