create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create materialized view public.dear as select id from public.books;
create unique index dear_key on public.dear (id);
