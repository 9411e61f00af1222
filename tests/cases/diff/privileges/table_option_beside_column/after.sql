create role r1;
create table t (a int, b text);
grant select on t to r1 with grant option;
grant update on t to r1;
grant update (a), select (b) on t to r1 with grant option;
