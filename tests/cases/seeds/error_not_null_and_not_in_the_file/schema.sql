create table things (id int primary key, name text not null);
