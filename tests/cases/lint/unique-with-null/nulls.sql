-- server: 15
create table a (b int not null, c int, unique nulls not distinct (b, c));
create unique index a3 on a (b, c) nulls not distinct;
