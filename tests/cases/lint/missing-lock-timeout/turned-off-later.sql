alter table public.books add column a int; -- expect: missing-lock-timeout
set local lock_timeout = 0;
reset lock_timeout;
