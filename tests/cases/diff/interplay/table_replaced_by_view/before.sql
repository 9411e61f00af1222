create table old (a int);
create view v as select a from old;
