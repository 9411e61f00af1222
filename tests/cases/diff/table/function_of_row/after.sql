create table t (a int);
create function f(x t) returns int language sql as 'select x.a';
