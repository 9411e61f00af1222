create table p (a int not null, k int not null, u int) partition by list (k);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by list (a);
create table p21 partition of p2 for values in (1);
create table p3 partition of p default;
insert into p values (1, 1, 1), (1, 2, 2), (1, 9, 3);
alter table p add primary key (a, k);
create table r (a int, k int);
