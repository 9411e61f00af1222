create table things (id int primary key, t text, day date);
