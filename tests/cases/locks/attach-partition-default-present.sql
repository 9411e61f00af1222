-- role table = parted
-- role partition = p2
-- role default-partition = others
create table parted (id int not null, k int not null, note text) partition by list (k);
create table p1 partition of parted for values in (1) with (fillfactor = 10);
insert into parted select i, 1, repeat('x', 300) from generate_series(1, 50) i;
create table others partition of parted default with (fillfactor = 10);
insert into parted select i, 9, repeat('x', 300) from generate_series(1, 50) i;
create table p2 (id int not null, k int not null, note text) with (fillfactor = 10);
insert into p2 select i, 2, repeat('x', 300) from generate_series(1, 50) i;
-- statement:
alter table parted attach partition p2 for values in (2);
