create table t (a int, b text, c int);
create publication p for table t (a, b);
