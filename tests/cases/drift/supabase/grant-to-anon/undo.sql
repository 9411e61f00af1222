
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.orders: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE INSERT, SELECT ON TABLE public.orders FROM anon;
COMMIT;
