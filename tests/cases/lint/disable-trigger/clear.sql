create table public.shelves (id bigint primary key);
alter table public.shelves disable trigger user;
alter table public.books enable trigger books_touch;
alter table public.books enable always trigger books_touch;
alter table public.books disable rule nothing;
alter table public.books disable trigger all;
