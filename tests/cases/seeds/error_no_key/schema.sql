create table things (id int, name text);
