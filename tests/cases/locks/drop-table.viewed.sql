-- role dependent = w
create view w as select a from t;
-- statement:
drop table t cascade;
