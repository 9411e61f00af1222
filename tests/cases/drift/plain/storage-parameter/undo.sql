
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE UPDATE EXCLUSIVE, briefly
ALTER TABLE shop.books SET (fillfactor = '90');
-- locks table shop.books: SHARE UPDATE EXCLUSIVE, briefly
ALTER TABLE shop.books RESET (autovacuum_enabled);
COMMIT;
