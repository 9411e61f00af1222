create table things (id int primary key, slug text unique);
