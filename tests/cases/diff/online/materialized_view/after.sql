create materialized view m as select a, b from t where a > 0;
create unique index mi on m (a);
create index mb on m (b);
comment on index mb is 'by b';
grant select on m to public;
comment on column m.a is 'a';
create view v as select a from m;
grant select on v to public;
