-- role index = t_a
-- statement:
alter table t cluster on t_a;
