create table a (x int);
create table b (x int);
create view v as select a.x from a join b using (x);
