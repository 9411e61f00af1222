create table t (a int);
create view v as select s.x from (select 'open'::text as "?column?" union all select null::text as text) as s (x);
create view w as select a from t where exists (select null::int as int4);
