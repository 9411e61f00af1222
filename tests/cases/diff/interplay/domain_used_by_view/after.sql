create domain d as int check (value > 1);
create table t (a d);
create view v as select a from t;
