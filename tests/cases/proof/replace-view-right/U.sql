drop view if exists public.titles;
create view public.titles as select id, title from public.books;
