create table things (id int primary key, t text, n int, b boolean, j jsonb);
