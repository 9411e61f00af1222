
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = off;
CREATE OR REPLACE PROCEDURE shop.tidy()
 LANGUAGE sql
AS $procedure$delete from shop.log where at < now()$procedure$;
COMMIT;
