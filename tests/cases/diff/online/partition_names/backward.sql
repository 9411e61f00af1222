
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.visits_2: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE public.visits_2;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.visits: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.visits DROP CONSTRAINT theirs;
-- locks table public.visits: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.visits DROP CONSTRAINT visits_place_day_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales_1: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_1 RENAME CONSTRAINT first TO sales_1_pkey;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.sales_2: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.sales_2 RENAME CONSTRAINT sales_2_pkey TO "second's key";
COMMIT;
