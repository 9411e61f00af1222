-- role table = w
create view w as select a from t;
-- statement:
comment on view w is 'what it shows';
