alter table books alter column stock set default 1; -- expect: change-default
alter table books alter column stock drop default;
alter table books add column n int;
alter table books alter column n set default 1;
create table a (n int);
alter table a alter column n set default 1;
alter view titles alter column id set default 1;
