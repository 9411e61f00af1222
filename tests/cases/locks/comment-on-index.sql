-- role index = t_a
-- statement:
comment on index t_a is 'what it serves';
