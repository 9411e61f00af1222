
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks column shop.books.price: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE UPDATE (price) ON TABLE shop.books FROM shop_reader;
COMMIT;
