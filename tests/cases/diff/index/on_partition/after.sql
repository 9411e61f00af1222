create table t (id int) partition by list (id);
create table t1 partition of t for values in (1);
create index i on t1 (id);
