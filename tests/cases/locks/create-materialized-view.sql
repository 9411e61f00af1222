-- role source = u
set enable_seqscan = off;
-- statement:
create materialized view w as select * from u where id = 1;
