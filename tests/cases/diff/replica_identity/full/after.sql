create table t (a int primary key);
alter table t replica identity full;
