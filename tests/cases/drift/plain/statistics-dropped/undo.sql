
BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE STATISTICS shop.books_price_status (dependencies) ON price, status FROM shop.books;
COMMIT;
