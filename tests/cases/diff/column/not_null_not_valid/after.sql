create table t (a int, b int not null);
alter table t add constraint a_there not null a not valid;
