create function a() returns bigint language sql as 'select 1::bigint';
create function b() returns bigint language sql as 'select a()';
create view v as select b() as x;
