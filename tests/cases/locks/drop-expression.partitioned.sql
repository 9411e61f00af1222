-- role table = g
-- role partition = g_1
create table g (a int, b int generated always as (a * 2) stored, note text) partition by range (a);
create table g_1 partition of g default with (fillfactor = 10);
insert into g (a, note) select i, repeat('x', 300) from generate_series(1, 50) i;
-- statement:
alter table g alter column b drop expression;
