create table p (a int, b int, primary key (a));
create table c (a int references p);
create view v as select * from c;
