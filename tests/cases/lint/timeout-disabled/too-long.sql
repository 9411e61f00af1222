set local lock_timeout = '10min'; -- expect: timeout-disabled
alter table public.books add column a int;
set local lock_timeout = 61000; -- expect: timeout-disabled
alter table public.authors add column a int;
set local lock_timeout = '60 s';
alter table public.loans add column a int;
set local statement_timeout = '1h';
alter table public.events add column a int;
