
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.authors: ACCESS EXCLUSIVE, briefly
CREATE RULE log_quiet AS
    ON DELETE TO shop.authors DO
 NOTIFY authors_gone;
COMMIT;
