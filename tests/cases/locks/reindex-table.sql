-- role index = t_a
-- statement:
reindex table t;
