create table p (id int, n int unique);
create table t (p int references p (n));
