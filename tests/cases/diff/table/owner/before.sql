create role r1;
create table t (a int);
