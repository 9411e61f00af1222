-- role parent = t
-- statement:
create table new () inherits (t);
