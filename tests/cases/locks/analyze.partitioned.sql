-- role table = big
-- role partition = big_1
create table big (id int, note text) partition by range (id);
create table big_1 partition of big default with (fillfactor = 10);
insert into big select i, repeat('x', 500) from generate_series(1, 1000) i;
set default_statistics_target = 1;
-- statement:
analyze big;
