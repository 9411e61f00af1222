-- before:
create materialized view private.totals_new as
  select author_id, count(*) as books from public.books group by author_id;
create unique index totals_new_author on private.totals_new (author_id);
-- migration:
drop materialized view if exists private.totals;
alter materialized view private.totals_new rename to totals;
