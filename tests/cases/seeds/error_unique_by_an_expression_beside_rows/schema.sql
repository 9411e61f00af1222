create table things (id int primary key, name text); create unique index on things (lower(name)) where id > 1;
