COMMENT ON TABLE public.t IS 'x';
COMMENT ON COLUMN public.t.a IS 'y';
