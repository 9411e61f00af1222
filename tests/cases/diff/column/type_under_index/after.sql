create table t (a bigint);
create index i on t (a);
