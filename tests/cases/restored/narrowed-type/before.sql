create table public.books (
  id integer primary key,
  title text not null,
  price numeric not null,
  tags json
);
create index titles on public.books (title);
