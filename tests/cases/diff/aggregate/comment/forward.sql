COMMENT ON AGGREGATE public.total(integer) IS 'x';
