
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
DROP INDEX shop.books_note;
-- locks table shop.books: SHARE
-- may-fail: existing rows may not be unique
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE UNIQUE INDEX books_note ON shop.books USING btree (note) WHERE (note IS NOT NULL);
COMMIT;
