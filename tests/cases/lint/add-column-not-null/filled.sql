-- A row is a row, however few they are.
create table public.shelves (id bigint primary key);
insert into public.shelves values (1);
alter table public.shelves add column room text not null; -- expect: add-column-not-null
