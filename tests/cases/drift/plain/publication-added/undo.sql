
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP PUBLICATION everything;
COMMIT;
