alter table t set unlogged;
-- statement:
alter table t set logged;
