drop table public.loans;
drop view public.titles;
refresh materialized view concurrently private.totals; -- expect: work-under-lock
