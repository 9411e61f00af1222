-- kind: rollback
-- before:
create table if not exists private.a (id bigint primary key) partition by range (id);
create table if not exists private.a_1 partition of private.a for values from (1) to (2);
create index if not exists a_id on private.a (id);
create materialized view if not exists private.m as select 1 as one;
create unique index if not exists m_one on private.m (one);
alter table public.books add column if not exists extra int constraint extra_check check (extra > 0);
create type private.t as enum ('a');
drop type private.t;
-- migration:
drop materialized view if exists private.m;
drop table if exists private.a;
alter table public.books drop column if exists extra;
