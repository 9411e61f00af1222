DROP AGGREGATE public.n(*);
