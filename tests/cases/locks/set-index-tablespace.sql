-- role index = t_a
set allow_in_place_tablespaces = on;
create tablespace faster location '';
-- statement:
alter index t_a set tablespace faster;
