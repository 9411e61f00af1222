create type c as (a int, b int);
create function f() returns c language sql as 'select row(1, 2)::c';
