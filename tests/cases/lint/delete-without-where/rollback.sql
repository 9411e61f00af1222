-- kind: rollback
-- before:
create table public.shelves (id bigint primary key);
-- migration:
delete from public.shelves;
delete from public.books; -- expect: delete-without-where
