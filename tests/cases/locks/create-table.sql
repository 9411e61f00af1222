-- statement:
create table new (id int primary key);
