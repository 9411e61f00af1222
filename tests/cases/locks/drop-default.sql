alter table t alter column a set default 1;
-- statement:
alter table t alter column a drop default;
