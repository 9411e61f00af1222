
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.tmp_backup: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE shop.tmp_backup;
COMMIT;
