-- before:
create table public.books_new (id bigint primary key);
create table public.loans_new (id bigint primary key);
-- migration:
alter table public.authors rename to writers;
create view public.authors as select id, name from public.writers;
-- Swapped: both names are there in the end, and nobody uses that of the new one yet.
alter table public.books rename to books_old;
alter table public.books_new rename to books;
-- In place of one that is dropped.
drop table if exists public.loans;
alter table public.loans_new rename to loans;
-- There and back.
alter table public.events rename to events_tmp;
alter table public.events_tmp rename to events;
