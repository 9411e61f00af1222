COMMENT ON COLUMN public.ct.a IS 'ours';
