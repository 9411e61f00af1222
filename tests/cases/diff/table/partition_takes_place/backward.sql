-- data-loss: all rows of the table go
DROP TABLE public.visits_a;
ALTER TABLE public.sales ALTER COLUMN day DROP NOT NULL;
-- may-fail: values may not fit into integer
ALTER TABLE public.sales ALTER COLUMN k TYPE integer;
ALTER TABLE public.sales DETACH PARTITION public.sales_b;
ALTER TABLE public.sales DETACH PARTITION public.sales_a;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.sales ATTACH PARTITION public.sales_a FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE public.sales_b ALTER COLUMN day DROP NOT NULL;
-- may-fail: values may not fit into integer
ALTER TABLE public.sales_b ALTER COLUMN k TYPE integer;
ALTER TABLE public.visits DETACH PARTITION public.visits_z;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.visits ATTACH PARTITION public.visits_z FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
