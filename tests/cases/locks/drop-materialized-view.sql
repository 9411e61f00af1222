-- role table = w
create materialized view w as select a from t limit 0;
-- statement:
drop materialized view w;
