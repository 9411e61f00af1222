create or replace view public.titles as select id, title, price from public.books;
