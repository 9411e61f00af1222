-- role source = t
-- statement:
create table new (like t including all);
