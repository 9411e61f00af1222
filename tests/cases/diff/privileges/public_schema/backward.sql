-- privilege-change: who may do what changes
REVOKE CREATE ON SCHEMA public FROM r1;
