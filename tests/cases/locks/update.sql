-- role referenced = u
alter table t add constraint c foreign key (uid) references u;
create index t_id on t (id);
set enable_seqscan = off;
-- statement:
update t set uid = 2 where id = 1;
