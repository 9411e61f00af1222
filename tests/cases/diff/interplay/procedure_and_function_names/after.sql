create function f(int) returns int language sql as 'select 1';
create procedure f(text) language sql as 'select 1';
