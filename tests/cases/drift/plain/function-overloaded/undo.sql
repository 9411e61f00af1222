
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP FUNCTION shop.total(text);
COMMIT;
