-- statement:
alter table t alter column a set (n_distinct = 100);
