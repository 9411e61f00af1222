-- keel: no-transaction
set local lock_timeout = '5s'; -- expect: timeout-misplaced
alter table public.books add column a int;
