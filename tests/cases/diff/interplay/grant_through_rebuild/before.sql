create role r1;
create function f() returns int language sql as 'select 1';
revoke execute on function f() from public;
grant execute on function f() to r1;
