create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.may(wanted bigint) returns boolean language plpgsql stable as $$
begin
  return exists (select from public.books where id = wanted and note is not null);
end $$;
alter table public.books enable row level security;
create policy books_read on public.books for select using (public.may(id));
