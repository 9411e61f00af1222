create table t (id int, a int, b text);
create unique index i on t (a, b);
