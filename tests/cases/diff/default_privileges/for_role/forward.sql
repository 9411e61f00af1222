-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE r1 GRANT ALL ON TABLES TO "R 2";
