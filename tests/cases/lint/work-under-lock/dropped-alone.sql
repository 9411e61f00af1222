-- before:
create table public.nobody (a int);
-- migration:
drop table public.nobody;
refresh materialized view concurrently private.totals;
