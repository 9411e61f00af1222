
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.log_2026: ACCESS EXCLUSIVE
-- rewrite: all rows are written anew
-- blocks-reads: nobody can read meanwhile
ALTER TABLE shop.log_2026 SET LOGGED;
COMMIT;
