CREATE AGGREGATE public.n(*) (sfunc = int8inc, stype = bigint, finalfunc_modify = read_only, initcond = '0', parallel = unsafe);
