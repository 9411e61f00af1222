-- statement:
alter table t add column c serial;
