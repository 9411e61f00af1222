create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
