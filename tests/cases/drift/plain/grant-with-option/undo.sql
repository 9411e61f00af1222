
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE GRANT OPTION FOR SELECT ON TABLE shop.books FROM shop_reader;
COMMIT;
