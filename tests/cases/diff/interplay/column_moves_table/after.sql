create table a (x int);
create table b (x int, y text);
