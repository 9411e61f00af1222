create table public.books (id bigint primary key);
