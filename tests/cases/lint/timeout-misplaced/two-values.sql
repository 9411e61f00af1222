-- keel: no-transaction
set lock_timeout = '5s';
set local lock_timeout = '1s';
alter table public.books add column a int;
