create table p (a int not null) partition by list (a); create table p1 (a int not null); alter table p attach partition p1 for values in (1);
