create table public.books (
  id bigint generated always as identity primary key,
  title text not null,
  price numeric(8, 2) not null default 10,
  isbn text,
  note text
);
create table public.other (note text);
create function public.mark() returns void language plpgsql as $$
begin
  update public.other set note = 'x';
end $$;
