-- kind: rollback
-- before:
create index if not exists books_title on public.books (title);
create table if not exists public.shelves (id bigint primary key);
-- migration:
drop index public.books_title; -- expect: drop-without-guard
drop table if exists public.shelves;
