
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY books_read ON shop.books;
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY books_write ON shop.books;
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books ALTER COLUMN status DROP DEFAULT;
DROP STATISTICS shop.books_price_status;
ALTER TYPE shop.status RENAME TO status__old;
CREATE TYPE shop.status AS ENUM ('new', 'paid', 'sent');
-- locks table shop.books: ACCESS EXCLUSIVE
-- may-fail: rows may hold what the new type does not have
-- rewrite: all rows are written anew; there is no way to do it online: move the column over to another type by steps
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.books ALTER COLUMN status TYPE shop.status USING status::text::shop.status;
DROP TYPE shop.status__old;
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY books_read ON shop.books FOR SELECT TO shop_reader USING ((status = 'paid'::shop.status));
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY books_write ON shop.books FOR UPDATE TO shop_writer USING ((status = 'new'::shop.status)) WITH CHECK (((price)::bigint > 0));
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books ALTER COLUMN status SET DEFAULT 'new'::shop.status;
CREATE STATISTICS shop.books_price_status (dependencies) ON price, status FROM shop.books;
COMMIT;
