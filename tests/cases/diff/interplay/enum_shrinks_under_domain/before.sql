create type e as enum ('a', 'b', 'c');
create domain d as e constraint c check (value <> 'b');
comment on domain d is 'an e';
grant usage on type d to public;
comment on constraint c on domain d is 'not b';
create table t (id int, x d default 'a', y d[]);
create index i on t (x);
create view v as select x from t;
insert into t values (1, 'a', array['a']::d[]);
