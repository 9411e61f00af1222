COMMENT ON TABLE public.t IS 'X';
COMMENT ON COLUMN public.t.a IS 'Y';
