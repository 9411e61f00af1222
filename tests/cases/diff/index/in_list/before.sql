create table t (s varchar(5));
