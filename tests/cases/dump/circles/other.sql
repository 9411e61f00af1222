create table t (id int primary key, n int);
create view v as select * from t;
create type pair as (a int, b t);
create function of_pair(pair) returns t language sql as 'select $1.b';
create or replace function h(t) returns int language sql as 'select $1.n';
create function g(int) returns int language plpgsql immutable as 'begin return 1; end';
create table u (t t, n int generated always as (g(1)) stored);
create rule r as on insert to v do instead insert into t values (new.id);
alter table t alter n set default g(1), add check (g(n) > 0);
