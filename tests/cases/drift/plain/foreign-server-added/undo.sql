
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP SERVER elsewhere;
DROP FOREIGN DATA WRAPPER elsewhere;
COMMIT;
