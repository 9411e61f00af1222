create table p (a int not null check (a > 0));
create table c () inherits (p);
create index i on c (a);
