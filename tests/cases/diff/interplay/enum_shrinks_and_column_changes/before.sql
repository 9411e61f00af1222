create type e as enum ('a', 'b');
create table t (x e, y int);
create view v as select x, y from t;
create view w as select x from v;
