
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION shop.total(bigint) FROM PUBLIC;
COMMIT;
