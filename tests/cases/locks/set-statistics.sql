-- statement:
alter table t alter column a set statistics 500;
