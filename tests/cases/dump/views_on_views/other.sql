create table t (id int primary key, note text);
create view v1 as select id from t;
create function f() returns setof v1 language sql as 'select id from v1';
create view v3 as select f.id from f() f;
create view v2 as select id from v1;
create materialized view m as select id from v2;
