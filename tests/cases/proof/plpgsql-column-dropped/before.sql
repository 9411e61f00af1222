create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create function public.note_of(wanted bigint) returns text language plpgsql as $$
declare found_note text;
begin
  select note into found_note from public.books where id = wanted;
  return found_note;
end $$;
