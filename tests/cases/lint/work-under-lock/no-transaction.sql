-- keel: no-transaction
set lock_timeout = '5s';
alter table public.authors add column died date;
refresh materialized view concurrently private.totals;
begin;
alter table public.authors add column buried date;
commit;
refresh materialized view concurrently private.totals;
begin;
alter table public.authors add column prize text;
refresh materialized view concurrently private.totals; -- expect: work-under-lock
commit;
