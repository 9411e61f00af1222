drop materialized view private.totals;
create materialized view private.totals as select author_id from public.books; -- expect: work-under-lock
