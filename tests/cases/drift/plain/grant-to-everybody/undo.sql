
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE shop.books FROM PUBLIC;
COMMIT;
