
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
DROP INDEX shop.books_title;
-- locks table shop.books: SHARE
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE INDEX books_title ON shop.books USING btree (title);
COMMIT;
