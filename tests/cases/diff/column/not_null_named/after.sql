create table t (a int constraint "a is there" not null, b int constraint b_there not null);
