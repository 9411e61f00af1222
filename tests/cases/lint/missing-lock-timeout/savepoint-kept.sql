savepoint a;
set local lock_timeout = '2s';
release a;
alter table public.books add column a int;
