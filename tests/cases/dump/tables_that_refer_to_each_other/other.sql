create table c (id int primary key, a int, b int);
create table b (id int primary key, a int); create table a (id int primary key, b int);
create index a_b on a (b); create index b_a on b (a);
alter table c add constraint c_to_b foreign key (b) references b;
alter table a add foreign key (b) references b deferrable initially deferred;
alter table c add constraint c_to_a foreign key (a) references a;
alter table b add foreign key (a) references a;
