create role r1;
create table t (a int, b text);
create view v as select a, b from t;
comment on view v is 'v';
grant select on v to r1;
alter view v owner to r1;
