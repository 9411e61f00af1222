create schema app;
create table app.gone (a int);
create table app.t (a int not null default 5, b varchar(10));
comment on table app.t is 'x';
