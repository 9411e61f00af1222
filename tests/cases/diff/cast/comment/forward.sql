COMMENT ON CAST (public.c AS integer) IS 'x';
