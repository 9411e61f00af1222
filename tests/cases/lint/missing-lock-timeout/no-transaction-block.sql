-- keel: no-transaction
begin;
set local lock_timeout = '2s';
alter table public.books add column a int;
commit;
alter table public.loans add column a int; -- expect: missing-lock-timeout
