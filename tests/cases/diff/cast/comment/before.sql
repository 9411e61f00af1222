create type c as (a int); create function f(c) returns int language sql immutable as 'select $1.a';
create cast (c as int) with function f(c);
