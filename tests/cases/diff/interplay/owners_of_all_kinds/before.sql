create role r1;
create schema s;
create table s.t (a int);
create view s.v as select 1 as a;
create function s.f() returns int language sql as 'select 1';
create type s.e as enum ('x');
create sequence s.q;
create domain s.d as int;
