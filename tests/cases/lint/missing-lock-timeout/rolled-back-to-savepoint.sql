savepoint a;
set local lock_timeout = '2s';
rollback to a;
alter table public.books add column a int; -- expect: missing-lock-timeout
