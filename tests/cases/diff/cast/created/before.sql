create type c as (a int); create function f(c) returns int language sql immutable as 'select $1.a';
