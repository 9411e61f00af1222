begin;
set local lock_timeout = '2s';
alter table public.books add column a int;
commit;
