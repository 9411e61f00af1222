create role r1;
create role r2;
create table t (a int);
alter table t owner to r1;
grant select on t to r2;
