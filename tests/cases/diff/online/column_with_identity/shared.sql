create table t (id int not null, a int, b text);
insert into t values (1, 1, 'x');
