
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.authors: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.authors DROP CONSTRAINT authors_name_key;
COMMIT;
