alter table public.books add column a int;
set local lock_timeout = '5s'; -- expect: timeout-misplaced
reset lock_timeout;
