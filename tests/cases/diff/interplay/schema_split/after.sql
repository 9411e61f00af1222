create schema s;
create table s.a (x int);
create table b (x int);
create view v as select a.x from s.a join b using (x);
