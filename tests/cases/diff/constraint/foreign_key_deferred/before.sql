create table p (id int primary key);
create table t (p int references p);
