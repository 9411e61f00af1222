
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER PUBLICATION books_out DROP TABLE ONLY shop.authors;
COMMIT;
