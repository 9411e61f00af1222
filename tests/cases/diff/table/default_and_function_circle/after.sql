create table t (a int);
create function f() returns setof t language sql as 'select * from t';
create function n() returns bigint language sql as 'select count(*) from f()';
alter table t alter a set default 1;
