
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shop REVOKE INSERT ON TABLES FROM shop_writer;
COMMIT;
