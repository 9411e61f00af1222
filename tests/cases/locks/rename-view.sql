-- role table = w
create view w as select a from t;
-- statement:
alter view w rename to x;
