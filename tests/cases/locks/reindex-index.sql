-- role index = t_a
-- statement:
reindex index t_a;
