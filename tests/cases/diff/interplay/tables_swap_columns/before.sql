create table a (x int, y text);
create table b (y int, x text);
