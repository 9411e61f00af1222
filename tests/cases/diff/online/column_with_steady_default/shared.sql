create table t (id int not null, a int, b text);
insert into t values (1, 1, 'x');
create function two() returns int immutable language sql as 'select 2';
create function three() returns int language sql as 'select 3';
