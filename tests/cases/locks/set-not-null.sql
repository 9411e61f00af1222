-- statement:
alter table t alter column n set not null;
