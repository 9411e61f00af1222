create table a (id int primary key, b int);
create table b (id int primary key, c int references a);
create table c (id int primary key, a int references b);
alter table a add foreign key (b) references c;
