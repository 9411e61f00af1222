-- kind: rollback
-- before:
create table public.shelves (id bigint primary key);
-- migration:
truncate public.shelves;
truncate public.books; -- expect: truncate
