create table parents (id int primary key); create table children (id int primary key, parent int references parents, p2 int);
