
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.books DROP CONSTRAINT books_author_fkey;
-- locks table shop.books: SHARE ROW EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
ALTER TABLE shop.books ADD CONSTRAINT books_author_fkey FOREIGN KEY (author) REFERENCES shop.authors(id);
COMMIT;
