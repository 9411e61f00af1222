
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.orders: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
ALTER POLICY orders_read_own ON public.orders USING (((( SELECT auth.uid() AS uid) = buyer_id) OR (( SELECT auth.uid() AS uid) = seller_id)));
COMMIT;
