create table kept (a int);
create view old as select a from kept;
create view v as select a from old;
