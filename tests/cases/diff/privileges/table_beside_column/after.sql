create role r1;
create table t (a int, b text, c int);
grant update (a), references (a) on t to r1 with grant option;
grant update (c), select (b), insert (b) on t to r1;
