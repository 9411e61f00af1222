drop materialized view if exists private.totals;
create view private.totals as select author_id, count(*) as books from public.books group by 1;
