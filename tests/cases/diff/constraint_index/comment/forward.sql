COMMENT ON CONSTRAINT t_key ON public.t IS 'the constraint';
COMMENT ON INDEX public.t_key IS 'the index';
