-- may-fail: existing rows may not satisfy it
ALTER TABLE public.sales_a ADD CONSTRAINT sales_n_check CHECK ((n > 0));
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.sales ATTACH PARTITION public.sales_a FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
