create role r1; create role r2; create role r3;
create table t (a int);
