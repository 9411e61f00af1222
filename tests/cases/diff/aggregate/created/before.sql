create function add(a int, b int) returns int language sql immutable as 'select coalesce(a, 0) + b';
