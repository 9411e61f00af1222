
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books FORCE ROW LEVEL SECURITY;
COMMIT;
