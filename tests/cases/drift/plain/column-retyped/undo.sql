
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE
-- may-fail: values may not fit into character varying(40)
-- rewrite: all rows are written anew
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.books ALTER COLUMN note TYPE character varying(40);
COMMIT;
