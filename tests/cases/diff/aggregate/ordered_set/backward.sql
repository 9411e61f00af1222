DROP AGGREGATE public.middle(double precision ORDER BY anyelement);
