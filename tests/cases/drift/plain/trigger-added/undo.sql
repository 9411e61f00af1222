
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
DROP TRIGGER books_audit ON shop.books;
COMMIT;
