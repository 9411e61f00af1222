
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks materialized view shop.by_author: ACCESS EXCLUSIVE, briefly
DROP MATERIALIZED VIEW shop.by_author;
-- locks materialized view shop.by_author: ACCESS SHARE, briefly
CREATE MATERIALIZED VIEW shop.by_author (author, books) AS
 SELECT author,
    count(*) AS books
   FROM shop.books
  GROUP BY author;
-- locks materialized view shop.by_author: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE shop.by_author FROM shop_reader;
-- locks materialized view shop.by_author: SHARE
-- may-fail: existing rows may not be unique
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE UNIQUE INDEX by_author_author ON shop.by_author USING btree (author);
COMMIT;
