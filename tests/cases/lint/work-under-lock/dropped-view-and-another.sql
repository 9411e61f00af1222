drop materialized view private.totals;
create materialized view private.sums as select author_id from public.books;
