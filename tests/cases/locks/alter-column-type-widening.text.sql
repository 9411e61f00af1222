-- statement:
alter table t alter column v type text;
