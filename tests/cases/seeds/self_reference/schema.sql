create table people (id int primary key, boss int references people, name text unique);
