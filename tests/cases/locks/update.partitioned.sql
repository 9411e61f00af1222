-- role table = parted
-- role partition = p1
-- role referenced = u
alter table parted add constraint c foreign key (uid) references u;
create index t_id on parted (id);
set enable_seqscan = off;
-- statement:
update parted set uid = 2 where id = 1;
