create table "a (b), c" ("x "") y" int);
