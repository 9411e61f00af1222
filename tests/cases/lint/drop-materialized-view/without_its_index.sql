drop materialized view if exists private.totals; -- expect: drop-materialized-view
create materialized view private.totals as
  select author_id, count(*) as books from public.books group by author_id;
