-- role table = w
create materialized view w with (fillfactor = 10) as select a, note from t;
-- statement:
drop materialized view w;
