
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: SHARE ROW EXCLUSIVE, briefly
CREATE TRIGGER books_touch BEFORE INSERT OR UPDATE ON shop.books FOR EACH ROW EXECUTE FUNCTION shop.touch();
COMMIT;
