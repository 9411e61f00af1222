
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE UPDATE EXCLUSIVE, briefly
ALTER TABLE shop.books ALTER COLUMN title SET STATISTICS -1;
COMMIT;
