COMMENT ON OPERATOR public.=== (integer, text) IS NULL;
