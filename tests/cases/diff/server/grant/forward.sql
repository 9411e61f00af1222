-- privilege-change: who may do what changes
GRANT ALL ON FOREIGN SERVER s TO r1;
