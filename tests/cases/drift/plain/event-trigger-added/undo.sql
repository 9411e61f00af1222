
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EVENT TRIGGER watch_ddl;
DROP FUNCTION shop.watch();
COMMIT;
