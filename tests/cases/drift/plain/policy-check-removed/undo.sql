
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
ALTER POLICY books_write ON shop.books USING ((status = 'new'::shop.status)) WITH CHECK (((price)::bigint > 0));
COMMIT;
