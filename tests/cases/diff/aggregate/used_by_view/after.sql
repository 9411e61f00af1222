create function add(a int, b int) returns int language sql immutable as 'select coalesce(a, 0) + b';
create aggregate total(int) (sfunc = add, stype = int);
create table t (a int);
create view v as select total(a) from t;
