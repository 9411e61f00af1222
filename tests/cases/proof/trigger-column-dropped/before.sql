create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.touch() returns trigger language plpgsql as $$
begin
  new.note := coalesce(new.note, old.title);
  return new;
end $$;
create trigger books_touch before update on public.books for each row execute function public.touch();
