create function add(a int, b int) returns int language sql immutable as 'select coalesce(a, 0) + b';
create role r1;
create aggregate total(int) (sfunc = add, stype = int);
revoke execute on function total(int) from public;
grant execute on function total(int) to r1;
