create table t (a int); create table k (b int) inherits (t);
