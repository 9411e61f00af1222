-- statement:
alter table t alter column a add generated always as identity;
