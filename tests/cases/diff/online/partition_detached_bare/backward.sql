
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.sales_a: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.sales_a ADD CONSTRAINT sales_n_check CHECK ((n > 0));
-- locks table public.sales: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may lie outside the bounds of the partition
-- full-scan: all rows are read
ALTER TABLE public.sales ATTACH PARTITION public.sales_a FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
