-- role table = big
create table big (id int, note text) with (fillfactor = 10);
insert into big select i, repeat('x', 500) from generate_series(1, 500) i;
set default_statistics_target = 1;
-- statement:
analyze big;
