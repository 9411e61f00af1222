create table t (a int primary key, b int);
create index i on t (b);
