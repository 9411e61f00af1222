
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books OWNER TO postgres;
-- locks sequence shop.receipts: ACCESS EXCLUSIVE, briefly
ALTER SEQUENCE shop.receipts OWNER TO postgres;
COMMIT;
