-- statement:
alter table t alter column v type text using upper(v);
