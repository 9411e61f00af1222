
BEGIN;
SET LOCAL lock_timeout = '5s';
-- may-fail: values in columns of the domain may not satisfy it
ALTER DOMAIN shop.cents ADD CONSTRAINT cents_check CHECK ((VALUE >= 0));
COMMIT;
