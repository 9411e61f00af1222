-- A table that is made here counts from the moment that rows are in it.
create table public.shelves (id bigint primary key, room text);
alter table public.shelves add column first serial;
insert into public.shelves (id, room) select id, title from public.books;
alter table public.shelves add column second serial; -- expect: add-column-serial
