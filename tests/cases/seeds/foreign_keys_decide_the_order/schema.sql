create table b_parents (id int primary key); create table a_children (id int primary key, parent int references b_parents);
create table c_grandchildren (id int primary key, child int not null references a_children);
