
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks column shop.books.price: SHARE UPDATE EXCLUSIVE, briefly
COMMENT ON COLUMN shop.books.price IS 'In cents.';
COMMIT;
