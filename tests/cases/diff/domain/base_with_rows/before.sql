create domain d as int default 1 check (value > 0);
create domain dd as d;
create table t (a d, b dd not null);
create view v as select a from t;
insert into t values (1, 2);
