create table t (id int, a int, b text);
create index i on t (a) where b is not null;
