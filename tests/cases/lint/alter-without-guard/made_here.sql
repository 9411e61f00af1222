-- In the second run the table is there, with the column.
create table if not exists public.shelves (id bigint primary key);
alter table public.shelves add column room text; -- expect: alter-without-guard
-- Made anew in every run.
create temp table t (id bigint);
alter table t add column b int;
alter table t rename to u;
drop table if exists public.scratch;
create table public.scratch (id bigint);
alter table public.scratch add primary key (id);
alter table public.scratch add column b int;
