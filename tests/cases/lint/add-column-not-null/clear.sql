-- before:
create domain public.language as text default 'en';
-- migration:
alter table public.books add column l1 text not null default 'en';
alter table public.books add column l2 timestamptz not null default now();
alter table public.books add column l3 bigserial not null;
alter table public.books add column l4 int not null generated always as identity;
alter table public.books add column l5 text not null generated always as (title) stored;
alter table public.books add column l6 text null;
alter table public.books add column l7 text check (l7 is not null) default 'x';
alter table public.books add column l8 public.language not null;
alter table public.books add column if not exists title text not null;
alter table public.books add column id2 bigint primary key;
alter foreign table public.far add column a int not null;
create table public.shelves (id bigint primary key);
alter table public.shelves add column room text not null;
create temporary table scratch (a int);
alter table scratch add column b int not null;
create type public.pair as (a int);
alter type public.pair add attribute b int;
