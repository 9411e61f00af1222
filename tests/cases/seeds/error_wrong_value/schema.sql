create table things (id int primary key, "odd, name" date);
