create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.walk() returns void language plpgsql as $$
declare one record;
begin
  for one in select note from public.books loop
    perform one.note;
  end loop;
end $$;
