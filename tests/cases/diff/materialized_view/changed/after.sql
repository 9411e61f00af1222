create table t (a int, b text);
create materialized view m as select a, b from t;
create index i on m (a);
comment on materialized view m is 'x';
