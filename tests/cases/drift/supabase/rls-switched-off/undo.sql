
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.orders: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
COMMIT;
