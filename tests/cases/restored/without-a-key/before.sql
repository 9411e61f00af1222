create table public.books (id integer, title text);
create table public.notes (words text);
