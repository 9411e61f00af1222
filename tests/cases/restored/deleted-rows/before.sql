create table public.authors (id integer primary key);
create table public.books (
  id integer primary key,
  author integer references public.authors on delete cascade
);
create table public.log (what text);
create function public.note() returns trigger language plpgsql as
  $$ begin insert into public.log values ('a change'); return null; end $$;
create trigger note after insert on public.books
  for each statement execute function public.note();
alter table public.books enable always trigger note;
