-- role source = t
-- statement:
create view w as select a from t;
