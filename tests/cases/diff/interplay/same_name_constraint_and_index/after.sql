create table t (a int, b int);
create index n on t (b);
