create table public.books (
  id bigint generated always as identity primary key,
  isbn text not null unique,
  pages integer default 1 check (pages > 0)
);
create function public.stamp() returns trigger language plpgsql as
  $$ begin new.pages := 7; return new; end $$;
create trigger stamp before insert or update on public.books
  for each row execute function public.stamp();
