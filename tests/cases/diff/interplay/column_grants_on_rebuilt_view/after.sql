create role r1;
create table t (a bigint, b int);
create view v as select a, b from t;
grant select on v to r1;
