create type c as (a int);
create function f() returns c language sql as 'select row(1)::c';
