
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks column shop.books.status: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books ALTER COLUMN status SET DEFAULT 'new'::shop.status;
COMMIT;
