create table t (a int);
alter table t replica identity nothing;
