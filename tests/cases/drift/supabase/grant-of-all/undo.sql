
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what changes
REVOKE USAGE ON SCHEMA private FROM anon;
-- locks table private.staff: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE private.staff FROM authenticated;
COMMIT;
