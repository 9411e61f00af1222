drop table if exists public.books;
drop type if exists public.mood;
