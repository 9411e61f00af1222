
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks view shop.cheap: ACCESS EXCLUSIVE, briefly
CREATE OR REPLACE VIEW shop.cheap (id, title) WITH (security_invoker = 'true') AS
 SELECT id,
    title
   FROM shop.books
  WHERE ((price)::bigint < 500);
COMMIT;
