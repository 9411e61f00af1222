create role r1;
create table t (a int, b text);
grant select, update on t to r1 with grant option;
grant update (a), select (b) on t to r1 with grant option;
