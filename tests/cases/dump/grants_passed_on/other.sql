create role d; create role c; create role b; create role a;
create table t (id int);
grant insert on t to b with grant option;
set role b; grant insert on t to d; grant insert on t to a; reset role;
grant select on t to a with grant option;
set role a; grant select on t to d; grant select on t to c with grant option; reset role;
set role c; grant select on t to b; reset role;
