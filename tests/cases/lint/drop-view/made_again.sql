drop view if exists public.titles;
drop view if exists public.long, public.short; -- expect: drop-view
create view public.titles as select id, title from public.books;
create materialized view public.long as select 1 as one;
create temp view mine as select 1 as one;
drop view mine;
create view public.scratch as select 1 as one;
drop view public.scratch;
