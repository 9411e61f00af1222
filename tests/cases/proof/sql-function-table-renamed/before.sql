create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.count_books() returns bigint language sql as $$ select count(*) from public.books $$;
