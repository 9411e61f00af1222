-- role table = w
-- role source = t
create view w as select a from t;
-- statement:
create or replace view w as select a, n from t;
