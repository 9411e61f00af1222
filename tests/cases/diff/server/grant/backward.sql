-- privilege-change: who may do what changes
REVOKE ALL ON FOREIGN SERVER s FROM r1;
