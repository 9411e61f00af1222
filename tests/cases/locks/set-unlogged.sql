-- statement:
alter table t set unlogged;
