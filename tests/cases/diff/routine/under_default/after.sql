create function f() returns bigint language sql as 'select 1::bigint';
create table t (a int default f());
