create table p (a int not null, b text) partition by list (a);
create table c (a int not null, b text);
