
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what changes
REVOKE CREATE ON SCHEMA shop FROM shop_writer;
COMMIT;
