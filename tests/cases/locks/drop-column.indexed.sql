-- statement:
alter table t drop column a;
