-- role table = g
create table g (a int, b int generated always as (a * 2) stored, note text) with (fillfactor = 10);
insert into g (a, note) select i, repeat('x', 300) from generate_series(1, 50) i;
-- statement:
alter table g alter column b drop expression;
