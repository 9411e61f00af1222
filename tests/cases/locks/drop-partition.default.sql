-- role table = p1
-- role parent = parted
-- role default-partition = others
create table parted (id int not null, k int not null, note text) partition by list (k);
create table p1 partition of parted for values in (1) with (fillfactor = 10);
insert into parted select i, 1, repeat('x', 300) from generate_series(1, 50) i;
create table others partition of parted default with (fillfactor = 10);
insert into parted select i, 9, repeat('x', 300) from generate_series(1, 50) i;
-- statement:
drop table p1;
