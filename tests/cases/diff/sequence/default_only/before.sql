create table t (a bigint);
