create table p (id int, constraint k primary key (id));
create table t (p int references p);
