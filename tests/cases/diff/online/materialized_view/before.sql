create materialized view m as select a from t;
create index mi on m (a);
grant select on m to public;
comment on column m.a is 'a';
create view v as select a from m;
grant select on v to public;
