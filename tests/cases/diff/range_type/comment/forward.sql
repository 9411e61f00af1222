COMMENT ON TYPE public.r IS 'x';
