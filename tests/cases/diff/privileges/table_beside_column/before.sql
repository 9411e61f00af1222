create role r1;
create table t (a int, b text);
grant select, update, references on t to r1;
grant update (a), references (a), select (b) on t to r1 with grant option;
grant insert (b) on t to r1;
