create table t (a int, b int);
alter table t add not null a not valid;
alter table t add constraint "B" not null b not valid;
