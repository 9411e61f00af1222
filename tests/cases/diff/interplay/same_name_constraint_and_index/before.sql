create table t (a int, constraint n unique (a));
