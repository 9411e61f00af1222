-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE r1 REVOKE ALL ON TABLES FROM "R 2";
