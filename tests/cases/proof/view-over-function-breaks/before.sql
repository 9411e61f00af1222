create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.noted() returns setof text language sql stable as $$ select note from public.books $$;
create view public.notes as select * from public.noted() as n;
