
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE shop_other REVOKE ALL ON FUNCTIONS FROM shop_reader;
COMMIT;
