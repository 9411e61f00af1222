-- data-loss: all rows of the table go
DROP TABLE public.n;
-- privilege-change: who may do what with objects made later changes
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE SELECT ON TABLES FROM r1;
