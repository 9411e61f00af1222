set local lock_timeout = '5s';
alter table public.books add column a int;
reset lock_timeout; -- expect: timeout-misplaced
alter table public.loans add column a int;
