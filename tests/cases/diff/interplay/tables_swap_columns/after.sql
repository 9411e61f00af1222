create table a (y int, x text);
create table b (x int, y text);
