create table public.things (id integer primary key, note text);
create table public.books (pages integer) inherits (public.things);
