
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE UPDATE EXCLUSIVE, briefly
COMMENT ON TABLE shop.books IS 'What can be bought.';
COMMIT;
