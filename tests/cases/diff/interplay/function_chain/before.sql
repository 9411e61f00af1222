create function a() returns int language sql as 'select 1';
create function b() returns int language sql as 'select a()';
create view v as select b() as x;
