create table t (a int, b text);
create view v as select 1 as a;
create function f() returns setof v language sql stable as 'select * from v';
create or replace view v as select count(*)::int as a from f();
