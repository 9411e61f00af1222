create role r1;
create table t (a int);
alter table t owner to r1;
