-- privilege-change: who may do what changes
GRANT ALL ON SCHEMA app TO r1;
