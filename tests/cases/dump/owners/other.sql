create role b; create role a; create schema s;
create function s.f() returns int language sql as 'select 1';
grant execute on function s.f to a; revoke execute on function s.f from public; alter function s.f owner to b;
create table u (id int); alter table u owner to a;
create table s.t (id int); create view s.v as select * from s.t; alter view s.v owner to a; alter table s.t owner to b;
alter schema s owner to a;
