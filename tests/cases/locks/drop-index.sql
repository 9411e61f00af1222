-- role index = t_a
-- statement:
drop index t_a;
