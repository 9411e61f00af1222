create table t (s varchar(10) check (s in ('a', 'b')), n numeric check (n in (1, 2)));
create index i on t (s) where s in ('a', 'b');
alter table t enable row level security; create policy p on t using (s in ('a', 'b'));
create view v as select s from t where s in ('a', 'it''s');
