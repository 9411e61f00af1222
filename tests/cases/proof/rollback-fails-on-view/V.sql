create or replace view public.titles as select title from public.books;
