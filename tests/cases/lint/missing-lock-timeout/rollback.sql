-- kind: rollback
-- before:
create table public.shelves (id bigint primary key);
create view public.shelf_list as select id from public.shelves;
alter table public.books add column shelf_id bigint;
-- migration:
drop view if exists public.shelf_list;
drop table if exists public.shelves;
alter table public.books drop column if exists shelf_id; -- expect: missing-lock-timeout
