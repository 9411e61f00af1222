-- kind: rollback
alter table public.authors drop column if exists born;
refresh materialized view concurrently private.totals;
