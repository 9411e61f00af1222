-- privilege-change: who may do what changes
REVOKE ALL ON SCHEMA app FROM r1;
