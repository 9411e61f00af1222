
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.authors: ACCESS EXCLUSIVE, briefly
ALTER TABLE shop.authors ALTER COLUMN id SET GENERATED ALWAYS;
COMMIT;
