CREATE AGGREGATE public.total(integer) (sfunc = public.add, stype = integer, finalfunc_modify = read_only, msfunc = public.add, minvfunc = public.sub, mstype = integer, parallel = unsafe);
