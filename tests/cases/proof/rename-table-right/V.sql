alter table if exists public.books rename to titles;
