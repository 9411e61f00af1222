COMMENT ON OPERATOR public.=== (integer, text) IS 'x';
