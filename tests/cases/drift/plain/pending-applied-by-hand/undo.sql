
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.authors: ACCESS EXCLUSIVE, briefly
-- data-loss: the values of the column go
ALTER TABLE shop.authors DROP COLUMN site;
COMMIT;
