
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books ALTER COLUMN status SET DEFAULT 'new'::shop.status;
COMMIT;
