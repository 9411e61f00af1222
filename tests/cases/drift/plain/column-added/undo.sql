
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE shop.books DROP COLUMN discount;
COMMIT;
