create table t (a int, b text);
create function f() returns int language sql stable as 'select 1';
create view v as select f() as n from t;
