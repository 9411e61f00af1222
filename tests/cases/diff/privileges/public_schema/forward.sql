-- privilege-change: who may do what changes
GRANT CREATE ON SCHEMA public TO r1;
