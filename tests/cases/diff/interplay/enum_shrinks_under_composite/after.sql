create type e as enum ('a');
create type c as (x e, n int);
comment on column c.x is 'an e';
create table t (id int, c c);
insert into t values (1, row('a', 2));
create function f(c) returns int language sql as 'select 1';
