create table t (s varchar(10), n numeric);
alter table t add constraint t_s_check check (((s)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text])));
alter table t add constraint t_n_check check ((n = any (array[(1)::numeric, (2)::numeric])));
create index i on t (s) where ((s)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text]));
create policy p on t using (((s)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text])));
alter table t enable row level security;
create view v as select s from t where ((s)::text = any (array[('a'::character varying)::text, ('it''s'::character varying)::text]));
