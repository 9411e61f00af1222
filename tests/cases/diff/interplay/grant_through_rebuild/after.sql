create role r1;
create function f() returns bigint language sql as 'select 1::bigint';
revoke execute on function f() from public;
grant execute on function f() to r1;
