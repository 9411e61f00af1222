-- role table = parted
-- role partition = p1
-- role referenced = u
-- role source = s
alter table parted add constraint c foreign key (uid) references u;
create index t_id on parted (id);
create table s with (fillfactor = 10) as select i as id, 2 as uid, repeat('x', 300) as note from generate_series(1, 50) i;
create unique index on s (id);
set enable_seqscan = off;
-- statement:
merge into parted using s on parted.id = s.id and s.id = 1 when matched then update set uid = s.uid;
