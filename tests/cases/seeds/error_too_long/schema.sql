create table things (id int primary key, code varchar(3));
