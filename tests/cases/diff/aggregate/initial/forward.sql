CREATE OR REPLACE AGGREGATE public.total(integer) (sfunc = public.add, stype = integer, finalfunc_modify = read_only, initcond = '5', parallel = unsafe);
