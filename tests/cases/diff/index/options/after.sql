create table t (id int, a int, b text);
create index i on t (a) with (fillfactor = 70);
