savepoint a;
alter table public.authors add column died date;
rollback to savepoint a;
refresh materialized view concurrently private.totals;
