-- before:
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
alter table public.books add constraint books_stock check (stock > 0) not valid;
-- migration:
alter table public.books validate constraint books_pages_check;
alter table public.authors add constraint books_stock check (born is not null) not valid;
alter table public.books validate constraint books_stock;
create table public.shelves (id bigint primary key);
alter table public.shelves add constraint s1 check (id > 0) not valid;
alter table public.shelves validate constraint s1;
