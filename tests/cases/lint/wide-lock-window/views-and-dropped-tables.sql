-- before:
create table public.nobody (a int);
create table public.nobody_else (a int);
create view public.copies as select id from public.books;
create view public.kept as select id from public.books;
-- migration:
alter view public.kept alter column id set default 1;
alter view public.titles alter column title set default 'x';
drop view public.titles;
drop table public.nobody;
alter table public.books alter column title set default '';
drop view public.copies;
drop table public.nobody_else;
create view public.titles as select id, title from public.books;
refresh materialized view private.totals;
