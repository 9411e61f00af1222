
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.sales: ACCESS EXCLUSIVE
-- may-fail: values may not fit into integer
-- rewrite: all rows are written anew; there is no way to do it online: add a column of the new type, keep both by a trigger, fill it batch by batch, switch over, and drop the old one (expand and contract)
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.sales ALTER COLUMN k TYPE integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.visits_a: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE public.visits_a;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales ALTER COLUMN day DROP NOT NULL;
-- locks table public.sales: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales DETACH PARTITION public.sales_b;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.sales_b: ACCESS EXCLUSIVE
-- may-fail: values may not fit into integer
-- rewrite: all rows are written anew; there is no way to do it online: add a column of the new type, keep both by a trigger, fill it batch by batch, switch over, and drop the old one (expand and contract)
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.sales_b ALTER COLUMN k TYPE integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.sales: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales DETACH PARTITION public.sales_a;
-- locks table public.sales: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may lie outside the bounds of the partition
-- full-scan: all rows are read
ALTER TABLE public.sales ATTACH PARTITION public.sales_a FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales_b: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_b ALTER COLUMN day DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table public.visits: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.visits DETACH PARTITION public.visits_z;
-- locks table public.visits: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may lie outside the bounds of the partition
-- full-scan: all rows are read
ALTER TABLE public.visits ATTACH PARTITION public.visits_z FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
