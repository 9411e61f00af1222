drop view s;
alter table t alter b type bigint;
create view s as select b from t;
