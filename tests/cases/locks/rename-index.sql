-- role index = t_a
-- statement:
alter index t_a rename to i;
