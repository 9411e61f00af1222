create table t (a int);
create view v as select s.x from (select 'open' union all select null) as s (x);
create view w as select a from t where exists (select null::int);
