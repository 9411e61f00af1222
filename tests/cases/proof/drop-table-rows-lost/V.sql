drop table if exists public.books;
