
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER PUBLICATION supabase_realtime DROP TABLE ONLY public.orders;
COMMIT;
