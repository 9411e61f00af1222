
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table scratch.notes: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE scratch.notes;
DROP SCHEMA scratch;
COMMIT;
