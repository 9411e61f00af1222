
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks sequence shop.receipts: ACCESS SHARE, briefly
ALTER SEQUENCE shop.receipts OWNED BY shop.books.id;
COMMIT;
