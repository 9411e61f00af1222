create table things (id int primary key, n int check (n > 0));
