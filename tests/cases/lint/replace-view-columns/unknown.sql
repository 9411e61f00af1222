create or replace view public.books as select id from public.authors;
create or replace view public.titles as values (1, 'x');
