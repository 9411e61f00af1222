create table p (a int check (a > 0));
create table c () inherits (p);
