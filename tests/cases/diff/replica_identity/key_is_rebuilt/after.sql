create table t (a int not null, b int not null, constraint k unique (a, b));
alter table t replica identity using index k;
