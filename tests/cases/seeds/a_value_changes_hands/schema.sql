create table things (id int primary key, slug text not null unique);
