
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER PUBLICATION books_out DROP TABLE shop.authors;
COMMIT;
