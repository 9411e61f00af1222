create table a (id int primary key, b int); create table b (id int primary key, a int references a);
alter table a add foreign key (b) references b deferrable initially deferred;
create index b_a on b (a); create index a_b on a (b);
create table c (id int primary key, a int constraint c_to_a references a, b int constraint c_to_b references b);
