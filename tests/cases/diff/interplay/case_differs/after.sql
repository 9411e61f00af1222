create table t (a int);
create table "T" ("A" int, a int);
