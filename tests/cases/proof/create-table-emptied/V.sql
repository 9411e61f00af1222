create table if not exists public.books (id bigint primary key);
grant select on public.books to public;
