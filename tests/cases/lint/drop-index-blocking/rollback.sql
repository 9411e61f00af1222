-- kind: rollback
-- before:
create table public.shelves (room text);
create index shelves_room on public.shelves (room);
create index books_title on public.books (title);
-- migration:
drop index if exists public.books_title; -- expect: drop-index-blocking
drop index if exists public.shelves_room;
drop table if exists public.shelves;
