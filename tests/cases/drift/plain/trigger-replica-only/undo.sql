
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE ROW EXCLUSIVE, briefly
-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE shop.books ENABLE TRIGGER books_touch;
COMMIT;
