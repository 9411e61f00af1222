drop materialized view if exists private.totals;
create materialized view private.totals as
  select author_id, count(*) as books from public.books group by author_id;
create unique index totals_author on private.totals (author_id);
