create table public.books (id integer primary key, title text);
