create table p (a int not null, b text) partition by list (a);
create table c partition of p for values in (1);
