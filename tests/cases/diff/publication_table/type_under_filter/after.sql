create table t (a bigint, b text, c int);
create publication p for table t where (a > 5);
