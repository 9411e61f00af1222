create role a; create role b; create schema s authorization a;
create table s.t (id int); alter table s.t owner to b; create table u (id int); alter table u owner to a;
create function s.f() returns int language sql as 'select 1'; alter function s.f owner to b;
revoke execute on function s.f from public; grant execute on function s.f to a;
create view s.v as select * from s.t; alter view s.v owner to a;
