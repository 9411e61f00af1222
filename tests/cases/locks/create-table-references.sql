-- role referenced = u
-- statement:
create table new (id int references u);
