create or replace view public.titles as select * from public.books;
