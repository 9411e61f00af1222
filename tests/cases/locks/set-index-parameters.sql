-- role index = t_a
-- statement:
alter index t_a set (fillfactor = 70);
