create table u (a int not null);
alter table u rename to t;
