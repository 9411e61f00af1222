create table a (id int primary key, parent int references a);
