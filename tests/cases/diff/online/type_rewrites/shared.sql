create table t (a int, b int);
create view s as select b from t;
