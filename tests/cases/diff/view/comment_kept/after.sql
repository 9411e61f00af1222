create table t (a int, b text);
create view v as select b from t;
comment on view v is 'x';
grant select on v to public;
