-- before:
create table public.nobody (a int);
create table public.nobody_else (a int);
-- migration:
drop view public.titles;
drop table public.nobody;
drop table public.nobody_else;
alter table public.books alter column title set default '';
create view public.titles as select id, title from public.books;
refresh materialized view private.totals;
