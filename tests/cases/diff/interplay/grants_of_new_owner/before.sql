create role r1;
create role r2;
create table t (a int);
