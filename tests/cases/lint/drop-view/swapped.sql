-- before:
create view public.titles_new as select id, title from public.books;
-- migration:
-- The new one has been built in an earlier migration.
drop view if exists public.titles;
alter view public.titles_new rename to titles;
