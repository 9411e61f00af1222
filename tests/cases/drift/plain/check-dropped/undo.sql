
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.books ADD CONSTRAINT books_title_check CHECK ((title <> ''::text));
COMMIT;
