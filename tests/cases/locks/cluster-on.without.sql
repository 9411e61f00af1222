alter table t cluster on t_a;
-- statement:
alter table t set without cluster;
