create type e as enum ('a');
create table t (x e, n int) partition by list (n);
create table t1 partition of t for values in (1);
