
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks materialized view shop.report: ACCESS EXCLUSIVE, briefly
DROP MATERIALIZED VIEW shop.report;
COMMIT;
