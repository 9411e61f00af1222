create table p (id int primary key, n int);
create table t (p int references p);
