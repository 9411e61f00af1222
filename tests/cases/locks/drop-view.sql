-- role table = w
create view w as select a from t;
-- statement:
drop view w;
