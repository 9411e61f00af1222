-- may-fail: rows may hold NULL
ALTER TABLE public.sales ALTER COLUMN day SET NOT NULL;
ALTER TABLE public.sales ALTER COLUMN k TYPE bigint;
ALTER TABLE public.sales DETACH PARTITION public.sales_a;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.sales ATTACH PARTITION public.sales_a FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
-- may-fail: rows may hold NULL
ALTER TABLE public.sales_b ADD CONSTRAINT sales_day_not_null NOT NULL day;
ALTER TABLE public.sales_b ALTER COLUMN k TYPE bigint;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.sales ATTACH PARTITION public.sales_b FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
ALTER TABLE public.visits DETACH PARTITION public.visits_z;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.visits ATTACH PARTITION public.visits_z FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE public.visits_a PARTITION OF public.visits FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
