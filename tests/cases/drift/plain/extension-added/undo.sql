
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EXTENSION citext;
COMMIT;
