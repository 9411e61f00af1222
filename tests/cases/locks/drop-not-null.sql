-- statement:
alter table t alter column a drop not null;
