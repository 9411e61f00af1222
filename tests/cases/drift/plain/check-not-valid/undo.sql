
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
ALTER TABLE shop.books VALIDATE CONSTRAINT books_title_check;
COMMIT;
