
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE
-- may-fail: rows may hold NULL
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.books ALTER COLUMN author SET NOT NULL;
COMMIT;
