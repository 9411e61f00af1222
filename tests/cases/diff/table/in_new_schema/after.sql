create schema app;
create table app.t (a int);
comment on schema app is 'x';
comment on table app.t is 'y';
