-- role referenced = u
-- role source = s
alter table t add constraint c foreign key (uid) references u;
create index t_id on t (id);
create table s as select 1 as id, 2 as uid;
set enable_seqscan = off;
-- statement:
merge into t using s on t.id = s.id when matched then update set uid = s.uid;
