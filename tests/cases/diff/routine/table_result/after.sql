create function f() returns table (a int, b text) language plpgsql rows 50 as 'begin return; end';
