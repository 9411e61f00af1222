create type e as enum ('a', 'b');
create table t (x e, n int) partition by list (n);
create table t1 partition of t for values in (1);
