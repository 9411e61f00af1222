
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.log_2027: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE shop.log_2027;
COMMIT;
