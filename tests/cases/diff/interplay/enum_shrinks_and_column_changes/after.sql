create type e as enum ('a');
create table t (x e not null, y bigint);
create view v as select x, y from t;
create view w as select x from v;
