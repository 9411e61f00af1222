-- A table that is made here is locked against nobody, whether rows are in it or not.
create table public.shelves (id bigint primary key, room text);
alter table public.shelves add column first serial;
insert into public.shelves (id, room) select id, title from public.books;
alter table public.shelves add column second serial;
alter table public.books add column third serial; -- expect: add-column-serial
