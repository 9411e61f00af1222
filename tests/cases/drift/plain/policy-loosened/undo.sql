
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
ALTER POLICY books_read ON shop.books USING ((status = 'paid'::shop.status));
COMMIT;
