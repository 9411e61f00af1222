create type e as enum ('a');
create table t (x e);
create view v as select x from t where x = 'a';
create index i on t (x) where x = 'a';
