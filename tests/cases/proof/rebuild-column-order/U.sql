create table if not exists public.books (
  title text not null,
  id bigint generated always as identity primary key,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
