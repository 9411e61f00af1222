
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks table shop.books: ACCESS EXCLUSIVE
-- may-fail: values may not fit into character varying(40)
-- rewrite: all rows are written anew; there is no way to do it online: add a column of the new type, keep both by a trigger, fill it batch by batch, switch over, and drop the old one (expand and contract)
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.books ALTER COLUMN note TYPE character varying(40);
COMMIT;
