create role a; create role b; create role c; create role d;
create table t (id int);
grant select on t to a with grant option;
grant insert on t to b with grant option;
set role a; grant select on t to c with grant option; grant select on t to d; reset role;
set role b; grant insert on t to a; grant insert on t to d; reset role;
set role c; grant select on t to b; reset role;
