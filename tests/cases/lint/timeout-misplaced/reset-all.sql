set lock_timeout = '5s';
reset all; -- expect: timeout-misplaced
alter table public.loans add column a int;
