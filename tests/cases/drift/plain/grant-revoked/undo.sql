
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE shop.books TO shop_reader;
COMMIT;
