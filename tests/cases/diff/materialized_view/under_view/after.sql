create table t (a int, b text);
create materialized view m as select a from t where a > 1;
create view v as select a from m;
