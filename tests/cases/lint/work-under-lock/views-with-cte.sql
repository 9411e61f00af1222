alter table public.authors add column died date;
create materialized view private.made as
  with books as (select 1 as id) select id from books;
create materialized view private.other as with recent as (select id from public.books) -- expect: work-under-lock
  select id from recent;
