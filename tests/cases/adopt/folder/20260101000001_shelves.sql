create table shelves (id int primary key);
