create table t (a int, b text);
create view v as select t as whole from t;
