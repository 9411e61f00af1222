
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books ENABLE ROW LEVEL SECURITY;
COMMIT;
