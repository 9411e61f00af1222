create function f() returns int language sql set work_mem = '1MB' as 'select 1';
