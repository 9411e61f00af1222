create table t (id int, a int, b text);
create unique index u on t (a);
