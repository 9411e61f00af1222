-- kind: rollback
-- before:
create table public.shelves (id bigint primary key);
-- migration:
drop table if exists public.shelves;
drop table if exists public.loans;
