create table t (s varchar(5));
create view v as select s from t where s in ('a', 'b');
