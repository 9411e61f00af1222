
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks routine shop.total(bigint): ACCESS EXCLUSIVE, briefly
ALTER FUNCTION shop.total(bigint) OWNER TO postgres;
COMMIT;
