create role r1; create role r2; create role r3;
create table t (a int);
grant select on t to r3 with grant option;
set local role r3; grant select on t to r1 with grant option;
set local role r1; grant select on t to r2;
reset role;
