create or replace view public.titles as select id, title from public.books;
drop view public.titles; -- expect: drop-view
