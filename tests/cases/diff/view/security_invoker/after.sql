create table t (a int, b text);
create view v with (security_invoker = true) as select a from t;
