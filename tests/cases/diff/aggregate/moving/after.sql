create function add(a int, b int) returns int language sql immutable as 'select coalesce(a, 0) + b';
create function sub(a int, b int) returns int language sql immutable as 'select a - b';
create aggregate total(int) (sfunc = add, stype = int, msfunc = add, minvfunc = sub, mstype = int);
