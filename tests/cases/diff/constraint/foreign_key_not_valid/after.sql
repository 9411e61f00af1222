create table p (id int primary key);
create table t (p int);
alter table t add constraint k foreign key (p) references p not valid;
