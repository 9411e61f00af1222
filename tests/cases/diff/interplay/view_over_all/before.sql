create table t (a int, b text);
create view v as select a, b from t;
create view w as select v.a, t.b from v join t using (a);
create materialized view m as select a from w;
create index i on m (a);
