
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public REVOKE DELETE, INSERT, SELECT, UPDATE ON TABLES FROM anon;
COMMIT;
