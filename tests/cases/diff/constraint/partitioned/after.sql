create table t (id int primary key, check (id > 0)) partition by list (id);
create table t1 partition of t for values in (1);
