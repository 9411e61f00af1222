create table t (id int, a int, b text);
alter table t add constraint c check (a > 0) not valid;
