create table t (a int, b text);
create view v with (security_barrier) as select a from t;
