alter table public.books add column a int;
alter table public.loans add column a int;
set local lock_timeout = '5s'; -- expect: timeout-misplaced
alter table public.authors add column a int;
