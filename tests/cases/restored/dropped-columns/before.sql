create table public.authors (id integer primary key);
create table public.books (
  id integer primary key,
  number integer generated always as identity,
  author integer not null references public.authors deferrable initially deferred
);
