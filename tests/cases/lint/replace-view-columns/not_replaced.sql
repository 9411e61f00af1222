create view public.titles as select title from public.books;
