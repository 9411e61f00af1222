create table p (a int, n text);
create table c (b int) inherits (p);
