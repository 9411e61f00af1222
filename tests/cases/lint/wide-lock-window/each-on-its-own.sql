-- keel: no-transaction
set lock_timeout = '5s';
alter table public.books add column a int;
alter table public.loans add column a int;
