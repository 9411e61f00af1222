create table t (a bigint check (a > 0));
