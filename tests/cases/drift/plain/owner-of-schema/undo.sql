
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks schema shop: ACCESS EXCLUSIVE, briefly
ALTER SCHEMA shop OWNER TO postgres;
COMMIT;
