create table a (id int primary key, b int not null); create table b (id int primary key, a int not null references a);
alter table a add constraint a_to_b foreign key (b) references b deferrable;
