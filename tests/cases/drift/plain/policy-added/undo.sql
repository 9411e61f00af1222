
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.books: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY let_me_in ON shop.books;
COMMIT;
