alter table if exists public.titles rename to books;
