create table t (a int);
create table u (ts t[]);
create function f(t[]) returns int language sql as 'select 1';
