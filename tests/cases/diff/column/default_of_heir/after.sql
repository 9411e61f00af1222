create table p (a int default 1, b int default 2, c int); create table k (x int) inherits (p);
alter table k alter column a set default 7; alter table k alter column b drop default; alter table k alter column c set default 9;
