DROP VIEW public.v;
-- data-loss: all rows of the table go
DROP TABLE public.t;
DROP AGGREGATE public.total(integer);
