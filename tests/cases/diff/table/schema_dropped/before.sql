create schema app;
create table app.t (a int);
create function app.f() returns int language sql as 'select 1';
