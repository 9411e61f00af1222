-- statement:
alter table t alter column v type varchar(80);
