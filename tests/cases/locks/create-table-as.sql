-- role source = u
set enable_seqscan = off;
-- statement:
create table new as select * from u where id = 1;
