-- server: 18
-- before:
create table public.shelves (id bigint, twice bigint generated always as (id * 2) virtual);
-- migration:
alter table public.shelves alter column twice set expression as (id * 3);
