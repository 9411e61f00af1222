create table t (a bigint);
create view v as select a from t;
create view w as select a from v;
comment on view w is 'w';
